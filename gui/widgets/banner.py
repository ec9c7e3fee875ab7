"""A quiet strip across the window: a message, an offer, or the progress of something."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from gui import theme

Kind = Literal["info", "warning", "error"]


class _KindMark(QWidget):
    """A disc with an "i" or an "!": the kind, not by colour alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind: Kind = "info"
        self.setFixedSize(QSize(18, 18))

    def set_kind(self, kind: Kind) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        colours = {"info": tokens.accent, "warning": tokens.warning, "error": tokens.negative}
        ground = tokens.accent_text if tokens.is_dark else "#ffffff"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours[self._kind]))
        painter.drawEllipse(QRectF(1, 1, 16, 16))
        painter.setBrush(QColor(ground))
        dot, stem = (QRectF(8, 4.4, 2, 2), QRectF(8, 7.8, 2, 5.8))
        if self._kind != "info":
            dot, stem = (QRectF(8, 11.6, 2, 2), QRectF(8, 4.4, 2, 5.8))
        painter.drawEllipse(dot)
        painter.drawRoundedRect(stem, 0.8, 0.8)


class Banner(QFrame):
    """A message, at most one action, progress, and a way to be rid of it.

    Hidden until something is shown. What fits into one line is as high in all its states; what
    does not is wrapped.

    Signals:
        action_clicked(): The offered action was taken.
        cancel_clicked(): What is in progress is to be cancelled.
        closed(): The message was dismissed.
    """

    action_clicked = Signal()
    cancel_clicked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._close_text: str | None = None
        self._mark = _KindMark(self)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(80)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        theme.scaled(self._progress.setFixedWidth, 160)
        self._action = QPushButton(self)
        self._close = QPushButton(self)
        self._close.setProperty("quiet", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.setSpacing(12)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._progress)
        self._row.addWidget(self._action)
        self._row.addWidget(self._close)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self._on_close)
        self.setProperty("role", "banner")
        self._set_kind("info")
        self._retranslate()
        self.hide()

    def show_message(
        self,
        text: str,
        action_text: str | None = None,
        kind: Kind = "info",
        close_text: str | None = None,
    ) -> None:
        """Say something.

        Args:
            text: What to say, translated; best one line.
            action_text: Label of the button that answers it, translated; None for no button.
            kind: "info", "warning" or "error".
            close_text: Label of the button that dismisses it, translated, where that is an answer
                too; None for the usual one.
        """
        self._compose(text, action_text, kind, close_text)
        self.show()

    def _compose(
        self, text: str, action_text: str | None, kind: Kind, close_text: str | None
    ) -> None:
        self._busy = False
        self._close_text = close_text
        self._set_kind(kind)
        self._say(text)
        self._progress.hide()
        self._action.setText(action_text or "")
        self._action.setVisible(action_text is not None)
        self._retranslate()

    def show_progress(self, text: str, fraction: float | None) -> None:
        """Show how far something is; its button cancels.

        Args:
            text: What is going on, one line, translated.
            fraction: 0..1; None where the end is not known.
        """
        self._busy = True
        self._close_text = None
        self._set_kind("info")
        self._say(text)
        if fraction is None:
            self._progress.setRange(0, 0)
        else:
            self._progress.setRange(0, 1000)
            self._progress.setValue(round(1000 * max(0.0, min(1.0, fraction))))
        self._progress.show()
        self._action.hide()
        self._retranslate()
        self.show()

    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setToolTip(text)
        self.setAccessibleName(text)

    def _set_kind(self, kind: Kind) -> None:
        self._mark.set_kind(kind)
        theme.set_style_property(self, "kind", kind)

    def _on_action(self) -> None:
        self.action_clicked.emit()

    def _on_close(self) -> None:
        if self._busy:
            self.cancel_clicked.emit()
            return
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        usual = self.tr("Cancel") if self._busy else self.tr("Dismiss")
        self._close.setText(self._close_text or usual)
        self._progress.setAccessibleName(self.tr("Progress"))
