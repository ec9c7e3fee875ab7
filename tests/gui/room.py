"""Whether widgets have the room that they need: texts, contents, neighbours."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenuBar,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTableView,
    QTabWidget,
    QToolButton,
    QTreeView,
    QWidget,
)

_MOST_ROWS = 30  # of a table: more say nothing new
_HEADER_PADDING = 8  # the style sheet's, at both sides of a section
_OWN_PADDING = re.compile(r"QHeaderView::section \{ padding: (\d+)px; \}")
_EDGE = 2  # the widest line around a button
_TOLERANCE = 1  # pixels by which Qt rounds


def clipped(widget: QWidget) -> Iterator[str]:
    """The texts of a visible widget that it has no room for, and that no tool tip tells."""
    for kind, rule in _RULES:
        if isinstance(widget, kind):
            yield from rule(widget)
            return


def _width(widget: QWidget, text: str) -> int:
    return QFontMetrics(widget.font()).horizontalAdvance(re.sub(r"\(&\w\)|&(?=\w)", "", text))


def _has(room: QSize, needed: QSize) -> bool:
    return (
        room.width() + _TOLERANCE >= needed.width()
        and room.height() + _TOLERANCE >= needed.height()
    )


def _plain(label: QLabel) -> str:
    return re.sub(r"<[^>]*>", "", label.text())


def _clipped_label(label: QLabel) -> Iterator[str]:
    text = _plain(label)
    if not text:
        return
    if not label.wordWrap():
        if not _has(label.size(), label.sizeHint()) and text not in label.toolTip():
            yield text
        return
    if label.height() + _TOLERANCE < label.heightForWidth(label.width()):
        yield f"{text} (lines)"
    word = max(text.split(), key=lambda word: _width(label, word), default="")
    if _width(label, word) > label.contentsRect().width() and not re.search("[가-힣/]", word):
        yield f"{text} (word {word})"


def _clipped_check(button: QCheckBox | QRadioButton) -> Iterator[str]:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    radio = isinstance(button, QRadioButton)
    element = QStyle.SubElement
    part = element.SE_RadioButtonContents if radio else element.SE_CheckBoxContents
    room = button.style().subElementRect(part, option, button)
    if _width(button, button.text()) > room.width() + _TOLERANCE:
        yield button.text()


def _clipped_push(button: QPushButton) -> Iterator[str]:
    option = QStyleOptionButton()
    button.initStyleOption(option)
    part = QStyle.SubElement.SE_PushButtonContents
    room = button.style().subElementRect(part, option, button)
    needed = _width(button, button.text())
    if not button.icon().isNull():
        needed += button.iconSize().width() + 4
    if (
        needed > room.width() + _TOLERANCE
        or QFontMetrics(button.font()).height() > room.height() + 4
    ):
        yield button.text()


def _clipped_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    text = box.currentText() or box.placeholderText()
    if _width(box, text) > room.width() + _TOLERANCE and text not in box.toolTip():
        yield text


def _clipped_tool(button: QToolButton) -> Iterator[str]:
    if _width(button, button.text()) + 2 * _EDGE > button.width():
        yield button.text()


def _clipped_group(box: QGroupBox) -> Iterator[str]:
    if _width(box, box.title()) > box.width():
        yield box.title()


def _clipped_tabs(bar: QTabBar) -> Iterator[str]:
    for button in bar.findChildren(QToolButton):
        if button.isVisible():
            yield f"tab bar scrolls: {[bar.tabText(n) for n in range(bar.count())]}"
            return
    for index in range(bar.count()):
        text = bar.tabText(index)
        if bar.isTabVisible(index) and _width(bar, text) > bar.tabRect(index).width():
            yield text


def _clipped_sections(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    across = header.orientation() == Qt.Orientation.Horizontal
    for section in range(min(header.count(), _MOST_ROWS)):
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, header.orientation()) or "")
        tip = model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        room = (header.sectionSize(section) if across else header.width()) - _padding(header)
        if _width(header, text) > room + _TOLERANCE and text not in str(tip or ""):
            yield f"{text} (section: {room} of {_width(header, text)})"


def _padding(header: QHeaderView) -> int:
    """Beside a section's text, and the line between sections."""
    own = _OWN_PADDING.search(header.styleSheet())
    return 2 * (_HEADER_PADDING if own is None else int(own[1])) + 1


def _cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    match view:
        case QTreeView():
            row = model.index(0, 0)
            for _ in range(_MOST_ROWS):
                yield from (row.siblingAtColumn(n) for n in range(view.header().count()))
                row = view.indexBelow(row)
        case QTableView():
            for number in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
                columns = view.horizontalHeader().count()
                yield from (model.index(number, n) for n in range(min(columns, _MOST_ROWS)))
        case QListView():
            yield from (
                model.index(number, 0)
                for number in range(min(model.rowCount(QModelIndex()), _MOST_ROWS))
            )


def _clipped_cells(view: QAbstractItemView) -> Iterator[str]:
    if view.model() is None:
        return
    for cell in _cells(view):
        room = view.visualRect(cell)
        text = str(cell.data() or "")
        if room.isEmpty() or not text:
            continue
        widest = max(text.splitlines(), key=lambda line: _width(view, line))
        tip = str(cell.data(Qt.ItemDataRole.ToolTipRole) or "")
        if _width(view, widest) > room.width() and widest not in tip:
            yield f"{text} (cell: {room.width()} of {_width(view, widest)})"


def _clipped_placeholder(edit: QLineEdit) -> Iterator[str]:
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    room = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    text = edit.text() if edit.isReadOnly() else ""
    for said in (edit.placeholderText() if not edit.text() else "", text):
        # Qt leaves two pixels at each side of what is written.
        if _width(edit, said) > room.width() - 4 + _TOLERANCE and said not in edit.toolTip():
            yield said


def _clipped_menus(bar: QMenuBar) -> Iterator[str]:
    for action in bar.actions():
        place = bar.actionGeometry(action)
        if action.isVisible() and not bar.rect().contains(place):
            yield action.text()


_RULES: tuple[
    tuple[type[QWidget] | tuple[type[QWidget], ...], Callable[..., Iterator[str]]], ...
] = (
    (QLabel, _clipped_label),
    ((QCheckBox, QRadioButton), _clipped_check),
    (QPushButton, _clipped_push),
    (QToolButton, _clipped_tool),
    (QComboBox, _clipped_choice),
    (QTabBar, _clipped_tabs),
    (QHeaderView, _clipped_sections),
    (QAbstractItemView, _clipped_cells),
    (QGroupBox, _clipped_group),
    (QLineEdit, _clipped_placeholder),
    (QMenuBar, _clipped_menus),
)


def cut(widget: QWidget) -> str:
    """What of a visible widget its parent cuts off; empty if nothing."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return ""
    area = parent.parentWidget()
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        return _cut_in_scroll_area(widget, area)
    least = _least(widget)
    if not _has(widget.size(), least):
        return f"needs {least.toTuple()}, has {widget.size().toTuple()}"
    if not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
        return f"{widget.geometry().getRect()} outside {parent.size().toTuple()}"
    return ""


def _least(widget: QWidget) -> QSize:
    """The least size that a layout would give a widget."""
    if isinstance(widget, (QSplitterHandle, QHeaderView, QProgressBar)):
        return QSize()  # the style sheet and their views know better
    own, proposed = widget.minimumSize(), widget.minimumSizeHint()
    return QSize(own.width() or proposed.width(), own.height() or proposed.height())


def _cut_in_scroll_area(widget: QWidget, area: QAbstractScrollArea) -> str:
    if not isinstance(area, QScrollArea) or area.widget() is not widget:
        return ""
    never, room = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, area.viewport().size()
    if area.horizontalScrollBarPolicy() == never and widget.width() > room.width():
        return f"{widget.width()} wide in {room.width()}, without a scroll bar"
    if area.verticalScrollBarPolicy() == never and widget.height() > room.height():
        return f"{widget.height()} high in {room.height()}, without a scroll bar"
    return ""


_LAYERED = (
    QTabWidget,
    QStackedWidget,
    QAbstractScrollArea,
    QMainWindow,
    QSplitter,
    QComboBox,
)


def overlaps(parent: QWidget) -> Iterator[tuple[QWidget, QWidget, QRect]]:
    """Siblings of one parent that lie on each other."""
    if isinstance(parent, _LAYERED):
        return
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    for one, other in combinations(children, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > _TOLERANCE and both.height() > _TOLERANCE:
            yield one, other, both
