"""Small building blocks that all tabs share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import theme

SPACING = 12
MARGIN = 16

_FOCUSED_AREA = """
QScrollArea { border: 1px solid transparent; border-radius: 4px; }
QScrollArea:focus { border-color: palette(highlight); }
"""


class Card(QFrame):
    """A raised surface with widgets one below the other in `column`."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        theme.set_role(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(SPACING)
        for widget in widgets:
            self.column.addWidget(widget)


def scrolled(content: QWidget, *, sideways: bool = False, name: str = "") -> QScrollArea:
    """A widget that may be taller (or, sideways, wider) than its place, on its parent's ground.

    Args:
        content: What may be scrolled.
        sideways: Whether it may be wider than its place instead.
        name: What a screen reader calls it, if it is only read: then it takes the focus, so that
            keys can scroll it. Controls in it take the focus themselves, and scroll it.
    """
    area = QScrollArea()
    if name:
        area.setAccessibleName(name)
        area.setStyleSheet(_FOCUSED_AREA)
    else:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if sideways:
        area.setVerticalScrollBarPolicy(never)
    else:
        area.setHorizontalScrollBarPolicy(never)
    area.setWidget(content)
    for ground in (area.viewport(), content):
        ground.setAutoFillBackground(False)  # a scroll area would paint its own
    return area


def label(text: str = "", role: str = "", *, wrap: bool = False, select: bool = False) -> QLabel:
    """A label in one of the theme's roles (`muted`, `heading`, `title`, `error`)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        theme.set_role(made, role)
    if select:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def caption(text: str, buddy: QWidget) -> QLabel:
    """A label that names a control, for the eye, the Alt key and a screen reader."""
    made = label(text, "muted")
    made.setBuddy(buddy)
    buddy.setAccessibleName(text)
    return made


def set_enabled(control: QWidget, can: bool, why: str) -> None:
    """Enable a control, or say in its tool tip why it is not.

    Args:
        control: Its own tool tip comes back when it is enabled again.
        can: Whether it is enabled.
        why: The reason why not, translated.
    """
    if not control.property("explained"):
        control.setProperty("usual_tip", control.toolTip())
    control.setProperty("explained", not can)
    usual = control.property("usual_tip")
    control.setToolTip(usual if can else why)
    control.setEnabled(can)


def choose(box: QComboBox, data: object) -> None:
    """Select a combo box's entry by its data without telling anyone that it changed."""
    blocked = box.blockSignals(True)
    box.setCurrentIndex(box.findData(data))
    box.blockSignals(blocked)
