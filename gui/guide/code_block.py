"""Some lines of Python beside a lesson's words: coloured, as high as they are, to be copied."""

from __future__ import annotations

import html
import math

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QTextDocument, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import layouts
from gui.widgets.code.highlighter import colours
from gui.widgets.code.python_tokens import tokens
from gui.widgets.copy_button import CopyButton

_HANG = 2  # letters by which the rest of a line that is too long begins further to the right
_SHORT = 32  # letters of a comment that fits into one line


class CodeBlock(QWidget):
    """Shows code; lines that are too long go on below, further in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = _Listing()
        self.copy_button = CopyButton(self.tr("Copy"), self.code)
        self.copy_button.setToolTip(self.tr("Copy the code to the clipboard"))
        self.copy_button.setAutoDefault(True)
        frame = QFrame()
        theme.set_role(frame, "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(10, 8, 10, 8)
        inner.addWidget(self._listing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING // 2)
        column.addWidget(frame)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignRight)

    def code(self) -> str:
        """What is shown."""
        return self._listing.code

    def set_code(self, code: str) -> None:
        """Show other code."""
        if code != self._listing.code:
            self._listing.set_code(code)
            self.copy_button.say_usual()


class _Listing(QTextEdit):
    """As high as its lines are at the width that it gets; a label would cut off long words."""

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        self._measured = QTextDocument(self)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { border: none; padding: 0; background: transparent; }")
        self.document().setDocumentMargin(0)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(never)
        self.setHorizontalScrollBarPolicy(never)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Code"))
        theme.set_code_font(self)
        theme.notifier().changed.connect(self._renew)

    def set_code(self, code: str) -> None:
        self.code = code
        self.setAccessibleDescription(code)
        self._renew()

    @Slot()
    def _renew(self) -> None:
        letter = QFontMetricsF(theme.code_font()).horizontalAdvance("0")
        self.setHtml(_as_html(self.code, letter))
        self._measured = self.document().clone(self)
        self._measured.setDefaultTextOption(self.document().defaultTextOption())
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        self._measured.setTextWidth(width)
        return math.ceil(self._measured.size().height())

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(theme.pixels(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())  # as in `Prose`

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what is around it scrolls

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._renew()


def _as_html(code: str, letter: float) -> str:
    """One paragraph for each line.

    Args:
        code: Python.
        letter: The width of one letter, in pixels.
    """
    shades, state, made = colours(theme.current()), 0, list[str]()
    for line in code.rstrip("\n").split("\n"):
        found, state = tokens(line, state)
        pieces, end = [], 0
        for start, stop, kind in found:
            look = f"color:{shades[kind]}"
            if kind in ("keyword", "definition"):
                look = f"{look};font-weight:600"
            words = line[start:stop]
            if kind == "comment" and len(words) <= _SHORT:
                words = words.replace(" ", "\N{NO-BREAK SPACE}")  # it goes on below as a whole
            pieces.append(html.escape(line[end:start]))
            pieces.append(f'<span style="{look}">{html.escape(words)}</span>')
            end = stop
        pieces.append(html.escape(line[end:]) or ("" if pieces else "&nbsp;"))
        hang = round((len(line) - len(line.lstrip()) + _HANG) * letter)
        style = f"margin:0 0 0 {hang}px;text-indent:-{hang}px;white-space:pre-wrap"
        made.append(f'<p style="{style}">{"".join(pieces)}</p>')
    return "".join(made)
