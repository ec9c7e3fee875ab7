"""The widgets of the results: the matrix, the table of classes, the calibration."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.evaluation import report
from gui import theme
from gui.widgets.results.calibration_plot import CalibrationPlot
from gui.widgets.results.class_table import ClassTable
from gui.widgets.results.confusion_matrix import ConfusionMatrix

TABLE = np.array([[90, 10, 0], [25, 75, 0], [1, 0, 199]])
NAMES = ("Coat", "Shirt", "Bag")


@pytest.fixture
def matrix(qtbot: QtBot) -> ConfusionMatrix:
    widget = ConfusionMatrix()
    qtbot.addWidget(widget)
    widget.resize(420, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.set_matrix(TABLE, NAMES)
    return widget


def test_cells_say_counts_or_shares(matrix: ConfusionMatrix) -> None:
    cells = [(row, column) for row in range(3) for column in range(3)]
    counts = ["90", "10", "", "25", "75", "", "1", "", "199"]
    assert [matrix.figure(*cell) for cell in cells] == counts
    matrix.set_as_shares(True)
    shares = ["90", "10", "", "25", "75", "", "<1", "", "100"]
    assert [matrix.figure(*cell) for cell in cells] == shares
    assert matrix.sentence(1, 0) == "Shirt named Coat: 25 of 100"
    assert matrix.sentence(2, 2) == "Bag named right: 199 of 200"


def test_the_matrix_is_walked_with_the_keyboard(matrix: ConfusionMatrix) -> None:
    chosen: list[tuple[int, int]] = []
    matrix.cell_clicked.connect(lambda label, answer: chosen.append((label, answer)))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(matrix, key)
    assert matrix.accessibleDescription() == "Shirt named right: 75 of 100"
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    QTest.keyClick(matrix, Qt.Key.Key_Home)
    QTest.keyClick(matrix, Qt.Key.Key_Space)
    assert chosen == [(1, 1), (1, 0)]


def test_a_larger_share_is_a_deeper_colour(matrix: ConfusionMatrix) -> None:
    picture = matrix.grab().toImage()
    accent = QColor(theme.current().accent)

    def distance(label: int, answer: int) -> int:
        corner = matrix.cell_rect(label, answer).topLeft() + QPoint(8, 8)
        colour = picture.pixelColor((corner * picture.devicePixelRatio()).toPoint())
        red, green = abs(colour.red() - accent.red()), abs(colour.green() - accent.green())
        return red + green + abs(colour.blue() - accent.blue())

    depths = [distance(*cell) for cell in ((2, 1), (2, 0), (0, 1), (1, 0), (1, 1), (2, 2))]
    assert depths == sorted(depths, reverse=True)
    assert len(set(depths)) == len(depths)


def test_a_matrix_must_have_a_row_for_each_class(matrix: ConfusionMatrix) -> None:
    with pytest.raises(ValueError, match="2 classes"):
        matrix.set_matrix(TABLE, ("Coat", "Shirt"))


def test_the_table_sorts_by_figures_and_shows_what_is_undefined_as_a_dash(qtbot: QtBot) -> None:
    table = ClassTable()
    qtbot.addWidget(table)
    table.set_scores(NAMES, report.class_scores(np.array([[9, 1, 0], [2, 100, 0], [0, 0, 0]])))

    def column(number: int) -> list[str]:
        model = table.model()
        return [str(model.index(row, number).data()) for row in range(model.rowCount())]

    assert column(0) == list(NAMES)
    assert column(2) == ["90.0 %", "98.0 %", "\N{EN DASH}"]
    table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert column(4) == ["102", "10", "0"]
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert column(0) == ["Bag", "Coat", "Shirt"]


def test_a_narrow_table_has_all_its_figures(qtbot: QtBot) -> None:
    table = ClassTable()
    qtbot.addWidget(table)
    table.resize(320, 200)
    with qtbot.waitExposed(table):
        table.show()
    names = ("A piece of clothing with a name that is long", "Coat", "Shirt")
    table.set_scores(names, report.class_scores(np.array([[9, 1, 0], [2, 100, 0], [0, 0, 9]])))
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == names[0]
    head, metrics = table.horizontalHeader(), table.fontMetrics()
    for column in range(1, 5):
        shown = str(table.model().index(1, column).data())
        assert head.sectionSize(column) > metrics.horizontalAdvance(shown)


def test_the_calibration_says_what_each_bin_holds(qtbot: QtBot) -> None:
    plot = CalibrationPlot()
    qtbot.addWidget(plot)
    right = np.array([True, True, True, False])
    plot.set_calibration(report.calibration(np.array([0.95, 0.97, 0.98, 0.99]), right))
    assert plot.accessibleDescription().startswith("Confidence 90 % to 100 %: 4 image")
    assert plot.accessibleDescription().endswith("75.0 % named right")
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.accessibleDescription() == "Confidence 80 % to 90 %: no images"
    plot.resize(300, 260)
    assert not plot.grab().isNull()


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (0.9, "Too sure of itself: 90.0 % confident on average, and 75.0 % are right."),
        (0.5, "Not sure enough: 50.0 % confident on average, and 75.0 % are right."),
        (0.75, "About as sure as it is right: 75.0 % confident on average, and 75.0 % are right."),
    ],
)
def test_the_calibration_is_judged_in_words(qtbot: QtBot, confidence: float, words: str) -> None:
    plot = CalibrationPlot()
    qtbot.addWidget(plot)
    right = np.array([True, True, True, False])
    plot.set_calibration(report.calibration(np.full(4, confidence), right))
    assert plot.judgement().startswith(words)
    assert f"{100 * abs(confidence - 0.75):.1f} points" in plot.judgement()
