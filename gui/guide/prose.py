"""A lesson's words: Markdown, in the window's font, size and colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui import theme

_LINE_PERCENT = 118.0  # of the font's own: easier to read in a narrow column
_GAP = 7  # between two paragraphs


class Prose(QLabel):
    """Shows Markdown; what is between backticks is code. Can be selected with the mouse.

    Args:
        role: As `theme.set_role` takes it; "" for plain text.
        parent: Owner.
    """

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = ""
        self._plain = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # No word may make the panel wider than it is.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            theme.set_role(self, role)
        theme.notifier().changed.connect(self._renew)

    def markdown(self) -> str:
        """What it was given."""
        return self._markdown

    def plain(self) -> str:
        """What it says, without marks."""
        return self._plain

    def set_markdown(self, markdown: str) -> None:
        """Say something else; the same again costs nothing."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._renew()

    @Slot()
    def _renew(self) -> None:
        document = QTextDocument()
        document.setDefaultFont(self.font())
        features = QTextDocument.MarkdownFeature
        document.setMarkdown(
            self._markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML
        )
        self._plain = document.toPlainText()
        _dress(document, self.font())
        html = document.toHtml()
        if html != self.text():
            self.setText(html)
            self.setAccessibleName(self._plain)

    def minimumSizeHint(self) -> QSize:
        """One line: the width tells how many. Qt guesses more, and a scroll bar comes of it."""
        return QSize(0, self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._renew()


def _dress(document: QTextDocument, font: QFont) -> None:
    """Our gaps, our code, and lines that may be broken wherever they are."""
    cursor, block = QTextCursor(document), document.begin()
    while block.isValid():
        _dress_block(cursor, block)
        for place, length in _code_in(block):
            cursor.setPosition(place)
            cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(_code_format(font))
        block = block.next()


def _dress_block(cursor: QTextCursor, block: QTextBlock) -> None:
    style = QTextBlockFormat()
    is_first = block.blockNumber() == 0
    style.setTopMargin(0 if is_first else theme.pixels(_GAP))
    style.setBottomMargin(0)
    style.setNonBreakableLines(False)
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    style.setLineHeight(_LINE_PERCENT, kind.value)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(style)


def _code_in(block: QTextBlock) -> list[tuple[int, int]]:
    """Where code stands in a paragraph, in characters of the document."""
    found, pieces = [], block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().fontFixedPitch():
            found.append((piece.position(), piece.length()))
        pieces += 1
    return found


def _code_format(font: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    # The family itself: its alias would stand for another one between Korean words.
    made.setFontFamilies([QFontInfo(theme.code_font()).family()])
    made.setFontPointSize(QFontInfo(font).pointSizeF())
    made.setBackground(QColor(theme.current().track))
    return made
