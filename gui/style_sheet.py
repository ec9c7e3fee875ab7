"""The style sheet, written once and filled with a theme's tokens.

Lengths of 3 px and more grow with the text; lines stay as thin as they are. `5px-1` is a length
that grows, less a pixel that a thicker line has taken; `8px+1` has one more.

A style sheet that gives a combo box a border loses the native arrows, and Qt only takes a file in
their place. So the few marks (arrows, tick, dot) are written as SVG in the theme's colours into a
temporary folder that lives as long as the process; SVG stays sharp at any scale.
"""

import re
from dataclasses import asdict
from string import Template

from PySide6.QtCore import QTemporaryDir

from gui.tokens import Theme

_FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}">{1}</svg>'
_STROKE = (
    '<path d="{0}" fill="none" stroke="{1}" stroke-width="{2}" stroke-linecap="round" '
    'stroke-linejoin="round"/>'
)
_CHEVRON_DOWN = "M2.5 4.5 L6 8 L9.5 4.5"
_CHEVRON_UP = "M2.5 7.5 L6 4 L9.5 7.5"
_CHEVRON_RIGHT = "M6 4.5 L9.5 8 L6 11.5"  # in the larger frame, so that it fills half of it
_CHEVRON_OPEN = "M4.5 6 L8 9.5 L11.5 6"
_TICK = "M3 8.5 L6.5 12 L13 4.5"
_DASH = "M4 8 L12 8"

_folder: QTemporaryDir | None = None


def style_sheet(theme: Theme, text_scale: float = 1.0) -> str:
    """The application's style sheet in the colours of a theme.

    Args:
        theme: Where the colours come from.
        text_scale: How much larger than usual text is, and what belongs to it.
    """

    def scaled(length: re.Match[str]) -> str:
        usual, lines = int(length[1]), int(length[2] or 0)
        return f"{round(usual * text_scale) + lines}px" if usual >= 3 else length[0]

    sheet = re.sub(r"(\d+)px([-+]\d)?", scaled, _SHEET)
    return Template(sheet).substitute(asdict(theme) | _marks(theme))


def _marks(theme: Theme) -> dict[str, str]:
    """Write the theme's marks; token name -> path of the file."""
    small, box = 12, 16
    marks = {
        "mark_down": (small, _STROKE.format(_CHEVRON_DOWN, theme.text_muted, 1.5)),
        "mark_down_off": (small, _STROKE.format(_CHEVRON_DOWN, theme.text_disabled, 1.5)),
        "mark_up": (small, _STROKE.format(_CHEVRON_UP, theme.text_muted, 1.5)),
        "mark_up_off": (small, _STROKE.format(_CHEVRON_UP, theme.text_disabled, 1.5)),
        "mark_closed": (box, _STROKE.format(_CHEVRON_RIGHT, theme.text_muted, 1.75)),
        "mark_open": (box, _STROKE.format(_CHEVRON_OPEN, theme.text_muted, 1.75)),
        "mark_tick": (box, _STROKE.format(_TICK, theme.accent_text, 2)),
        "mark_dash": (box, _STROKE.format(_DASH, theme.accent_text, 2)),
        "mark_dot": (box, f'<circle cx="8" cy="8" r="3.5" fill="{theme.accent_text}"/>'),
    }
    global _folder  # noqa: PLW0603 - Qt reads the files whenever a widget is polished
    if _folder is None:
        _folder = QTemporaryDir()
    paths = {}
    for name, (size, body) in marks.items():
        path = _folder.filePath(f"{theme.name}-{name}.svg")
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - Qt's path, as it is
            file.write(_FRAME.format(size, body))
        paths[name] = path.replace("\\", "/")
    return paths


_SHEET = """
QMainWindow, QDialog { background: $window; }
QFrame[role="card"] {
    background: $surface; border: 1px solid $border; border-radius: 8px;
}
QFrame[role="banner"] {
    background: $accent_soft; border: none; border-left: 3px solid $accent; border-radius: 0;
}
QFrame[role="banner"][kind="warning"] { background: $raised; border-left-color: $warning; }
QFrame[role="banner"][kind="error"] { background: $raised; border-left-color: $negative; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $text_muted; }
QLabel[role="error"] { color: $negative; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }

QPushButton, QToolButton {
    background: $raised; color: $text; border: 1px solid $control_border; border-radius: 6px;
    padding: 5px 13px; min-height: 18px; icon-size: 16px;
}
QToolButton { padding: 5px 7px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked {
    background: $accent_soft; border-color: $accent; color: $text;
}
QPushButton:focus { border: 2px solid $accent; padding: 5px-1 13px-1; }
QToolButton:focus { border: 2px solid $accent; padding: 5px-1 7px-1; }
QPushButton:disabled, QToolButton:disabled {
    color: $text_disabled; border-color: $border; background: $window;
}
QPushButton[primary="true"] {
    background: $accent; color: $accent_text; border-color: $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:pressed { background: $accent_hover; }
QPushButton[primary="true"]:focus { border-color: $text; }
QPushButton[primary="true"]:disabled {
    background: $track; color: $text_disabled; border-color: $track;
}
QPushButton[listed="true"] { text-align: left; }
QPushButton[quiet="true"], QToolButton[quiet="true"] {
    background: transparent; border-color: transparent;
}
QPushButton[quiet="true"] { color: $accent; font-weight: 600; }
QPushButton[quiet="true"]:disabled {
    color: $text_disabled; background: transparent; border-color: transparent;
}
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover { background: $hover; }
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus { border-color: $accent; }
QToolButton[quiet="true"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton::menu-indicator {
    image: url("$mark_down"); width: 12px; height: 12px; right: 6px;
    subcontrol-origin: padding; subcontrol-position: center right;
}
QToolButton::menu-indicator { image: none; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $control_border; border-radius: 6px;
    padding: 4px 8px; min-height: 20px;
    selection-background-color: $accent; selection-color: $accent_text;
}
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px-1 8px-1; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px-1; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    background: $window; color: $text_disabled; border-color: $border;
}
/* What is wrong is said beside it, too; the line is thicker for who cannot see that it is red. */
QLineEdit[invalid="true"] { border: 2px solid $negative; padding: 4px-1 8px-1; }
/* Qt 6.11 forgets a spin box's padding at the left, so its number stands at the right. */
QAbstractSpinBox { qproperty-alignment: "AlignRight | AlignVCenter"; }
QSpinBox, QDoubleSpinBox { padding: 3px 0 3px-1 0; }
QSpinBox:focus, QDoubleSpinBox:focus { padding: 3px-1 0 3px-2 0; }
QSpinBox[invalid="true"], QDoubleSpinBox[invalid="true"] {
    border: 2px solid $negative; padding: 3px-1 0 3px-2 0;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 20px; border: none; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
    background: $hover; border-radius: 4px;
}
QAbstractSpinBox::up-arrow { image: url("$mark_up"); width: 10px; height: 10px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {
    image: url("$mark_up_off");
}
QAbstractSpinBox::down-arrow { image: url("$mark_down"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
    image: url("$mark_down_off");
}
QComboBox { padding-right: 26px; }
QComboBox:focus { padding-right: 26px-1; }
QComboBox:hover:!disabled { background: $hover; }
QComboBox::drop-down {
    subcontrol-origin: border; subcontrol-position: center right; width: 26px; border: none;
}
QComboBox::down-arrow { image: url("$mark_down"); width: 12px; height: 12px; }
QComboBox::down-arrow:disabled { image: url("$mark_down_off"); }
QComboBox QAbstractItemView {
    background: $raised; border: 1px solid $border; padding: 4px; outline: 0;
    selection-background-color: $accent; selection-color: $accent_text;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; border-radius: 4px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $accent; border-radius: 4px; }
QCheckBox:disabled, QRadioButton:disabled { color: $text_disabled; }
QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
    width: 16px; height: 16px; border: 1px solid $text_muted; border-radius: 4px;
    background: $surface;
}
QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $text_muted; border-radius: 8px+1;
    background: $surface;
}
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked,
QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$mark_tick");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$mark_dash");
}
QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; image: url("$mark_dot");
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: $track; border-color: $border;
}

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $text_muted; border: none;
    border-bottom: 2px solid transparent; padding: 8px 16px; margin: 0 2px;
}
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; background: $accent_soft; }
QTabBar::tab:disabled { color: $text_disabled; }

QGroupBox {
    background: $surface; border: 1px solid $border; border-radius: 8px;
    margin-top: 24px; padding: 12px;
}
QGroupBox::title {
    subcontrol-origin: margin; subcontrol-position: top left; padding: 0 2px 4px 2px;
    color: $text_muted;
}

QTableView, QTreeView, QListView {
    background: $surface; alternate-background-color: $window; border: 1px solid $border;
    border-radius: 6px; gridline-color: $border; outline: 0;
    selection-background-color: $accent_soft; selection-color: $text;
}
QTreeView::item, QListView::item { padding: 4px 2px; }
QTreeView::branch:has-children:closed { image: url("$mark_closed"); }
QTreeView::branch:has-children:open { image: url("$mark_open"); }
QTableView:focus, QTreeView:focus, QListView:focus { border-color: $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $text_muted; border: none;
    border-bottom: 1px solid $border; border-right: 1px solid $border; padding: 4px 8px;
}
QTableCornerButton::section { background: $surface; border: none; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control_border; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text_muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QSlider:horizontal { min-height: 16px; }
QSlider::groove:horizontal { height: 4px; background: $track; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -6px 0; border-radius: 7px+1;
    background: $accent; border: 1px solid $surface;
}
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:disabled { background: $control_border; }
QSlider:focus { border: 1px solid $accent; border-radius: 4px; }
QSlider::sub-page:horizontal:disabled { background: $control_border; }

QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QMenuBar { background: $window; border: none; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $accent_text; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QToolTip {
    background: $raised; color: $text; border: 1px solid $control_border; padding: 4px 6px;
}
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }
QStatusBar { background: $window; color: $text_muted; }
QStatusBar::item { border: none; }
"""
