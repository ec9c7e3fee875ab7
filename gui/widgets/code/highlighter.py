"""Colours for Python code in a text document, in both themes."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from gui import theme
from gui.theme import Theme
from gui.widgets.code.python_tokens import Kind, tokens

# Hues that the theme's tokens do not have, or not dark enough for the ground of a changed line.
_NUMBER = {"light": "#984207", "dark": "#f4a261"}
_STRING = {"light": "#1a6e3c", "dark": "#8fd6a4"}
_BUILTIN = {"light": "#7b3aa8", "dark": "#cfa6f7"}


def colours(tokens_: Theme) -> dict[Kind, str]:
    """The colour of each kind of token, "#rrggbb".

    Its contrast is at least 4.5:1, also where a line is marked as changed.
    """
    return {
        "keyword": tokens_.accent if tokens_.is_dark else tokens_.accent_hover,
        "string": _STRING[tokens_.name],
        "number": _NUMBER[tokens_.name],
        "comment": tokens_.text_muted,
        "builtin": _BUILTIN[tokens_.name],
        "decorator": _BUILTIN[tokens_.name],
        "definition": tokens_.text,
    }


class PythonHighlighter(QSyntaxHighlighter):
    """Colours a document as Python, and again where it or the theme changes."""

    def __init__(self, document: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent or document)
        self._formats = _formats(theme.current())
        theme.notifier().changed.connect(self._recolour)
        self.setDocument(document)

    @Slot(object)
    def _recolour(self, tokens_: Theme) -> None:
        self._formats = _formats(tokens_)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line; Qt's hook."""
        found, state = tokens(text, max(0, self.previousBlockState()))
        # Qt counts in units of UTF-16; only beyond the basic plane is a letter two of them.
        is_simple = text.isascii() or max(text) <= "\uffff"
        for start, end, kind in found:
            begin, stop = (start, end) if is_simple else (_units(text, start), _units(text, end))
            self.setFormat(begin, stop - begin, self._formats[kind])
        self.setCurrentBlockState(state)


def _units(text: str, characters: int) -> int:
    return len(text[:characters].encode("utf-16-le")) // 2


def _formats(tokens_: Theme) -> dict[Kind, QTextCharFormat]:
    made = {}
    for kind, colour in colours(tokens_).items():
        look = QTextCharFormat()
        look.setForeground(QColor(colour))
        if kind in ("keyword", "definition"):
            look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontItalic(kind == "comment")
        made[kind] = look
    return made
