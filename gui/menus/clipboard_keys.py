"""Whether the keys of the clipboard do anything in a widget; for a menu that shows them."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_Keys = QKeySequence.StandardKey


def can(widget: QWidget, key: QKeySequence.StandardKey) -> bool:
    """Whether Cut, Copy, Paste or SelectAll would do something in the widget with the focus."""
    keys = QKeySequence(key)
    for action in widget.actions():  # a shortcut of its own
        if not keys.isEmpty() and action.shortcut() == keys:
            return action.isEnabled()
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        field = widget.findChild(QLineEdit)
        return field is not None and can(field, key)
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QLabel):
        return _can_in_text(widget, key)
    if isinstance(widget, QAbstractItemView):
        return _can_in_items(widget, key)
    return _can_in_picture(widget, key)


def _can_in_text(
    widget: QLineEdit | QPlainTextEdit | QTextEdit | QLabel, key: QKeySequence.StandardKey
) -> bool:
    if isinstance(widget, QLabel):
        has_any, selected, is_fixed = bool(widget.text()), widget.hasSelectedText(), True
    elif isinstance(widget, QLineEdit):
        has_any, selected = bool(widget.text()), widget.hasSelectedText()
        is_fixed = widget.isReadOnly()
    else:
        has_any, selected = not widget.document().isEmpty(), widget.textCursor().hasSelection()
        is_fixed = widget.isReadOnly()
    match key:
        case _Keys.Cut:
            return selected and not is_fixed
        case _Keys.Copy:
            return selected
        case _Keys.Paste:
            mime = QGuiApplication.clipboard().mimeData()
            return not is_fixed and mime is not None and mime.hasText()
    return has_any


def _can_in_items(view: QAbstractItemView, key: QKeySequence.StandardKey) -> bool:
    model = view.model()
    if model is None or not model.rowCount():
        return False
    single = (QAbstractItemView.SelectionMode.SingleSelection, view.SelectionMode.NoSelection)
    if key == _Keys.SelectAll:
        return view.selectionMode() not in single
    return key == _Keys.Copy


def _can_in_picture(widget: QWidget, key: QKeySequence.StandardKey) -> bool:
    """In what paints itself: the sheet, grids of images, plots."""
    if key == _Keys.Copy:
        asked = getattr(widget, "can_copy_as", None)
        return asked is not None and bool(asked("picture"))
    if key == _Keys.Paste:
        return hasattr(widget, "paste")
    return key == _Keys.SelectAll and hasattr(widget, "set_selection")
