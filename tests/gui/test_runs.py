"""Runs in the window: listed, found, compared."""

from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import home
from engine.training.run_files import describe
from gui import theme
from gui.background import Background
from gui.item_models.run_model import Column
from gui.training.runs_view import RunsView
from gui.widgets.runs.run_comparison import COLOURS
from gui.widgets.runs.sparkline import thinned
from gui.widgets.runs.spec_table import readable
from tests.gui.run_pages import (
    choose,
    look_again,
    names,
    shown_view,
    texts,
    three_runs,
    wait_for,
)
from tests.run_folders import write_run


@pytest.fixture
def runs(isolated_home: Path) -> dict[str, Path]:
    return three_runs()


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, background: Background) -> RunsView:
    return shown_view(qtbot, qapp, background)


@pytest.fixture
def filled(qtbot: QtBot, runs: dict[str, Path], view: RunsView) -> RunsView:
    wait_for(qtbot, view, "three", "two", "one")
    return view


# The list


def test_without_runs_words_say_so(qtbot: QtBot, view: RunsView) -> None:
    qtbot.waitUntil(lambda: "No runs yet" in view.empty_label.text())
    assert view.empty_label.isVisible()


def test_runs_are_listed_with_what_they_are_and_what_came_of_them(filled: RunsView) -> None:
    assert texts(filled, Column.MODEL) == ["cnn", "mlp", "mlp"]
    assert texts(filled, Column.DATASET) == ["garments", "fashion-mnist", "fashion-mnist"]
    assert texts(filled, Column.BEST) == ["62.5 %", "87.5 %", "50.0 %"]
    assert texts(filled, Column.EPOCHS) == ["1 of 2", "2", "2 of 3"]
    assert texts(filled, Column.STATE) == ["Unfinished", "Finished", "Unfinished"]


def test_the_newest_is_chosen_at_first(filled: RunsView) -> None:
    assert [run.name for run in filled.chosen()] == ["three"]


@pytest.mark.parametrize(
    ("column", "ascending"),
    [
        (Column.BEST, ["one", "three", "two"]),
        (Column.NAME, ["one", "three", "two"]),
        (Column.DATE, ["one", "two", "three"]),
        (Column.MODEL, ["three", "one", "two"]),
    ],
)
def test_columns_sort(filled: RunsView, column: Column, ascending: list[str]) -> None:
    filled.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    if column is Column.MODEL:
        assert names(filled)[0] == ascending[0]
    else:
        assert names(filled) == ascending


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CNN", ["three"]),
        ("fashion", ["two", "one"]),
        ("mlp two", ["two"]),
        ("promising", ["one"]),
        ("  ", ["three", "two", "one"]),
        ("zebra", []),
    ],
)
def test_search_looks_at_name_note_model_and_dataset(
    qtbot: QtBot, runs: dict[str, Path], view: RunsView, typed: str, found: list[str]
) -> None:
    describe(runs["one"], note="a promising idea")
    look_again(view)
    qtbot.waitUntil(lambda: any(run.note for run in view.model.runs()))
    qtbot.keyClicks(view.bar.search, typed)
    assert names(view) == found
    assert view.empty_label.isVisible() == (not found)
    assert found or "zebra" in view.empty_label.text()


def test_a_run_that_another_process_starts_appears(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    choose(filled, "one")
    folder = write_run(home.runs_folder() / "four", (0.25,))
    with FileLock(folder / ".lock"):
        look_again(filled)
        wait_for(qtbot, filled, "four", "three", "two", "one")
        assert texts(filled, Column.STATE)[0] == "Running"
        assert [run.name for run in filled.chosen()] == ["one"], "what was chosen stays chosen"
        choose(filled, "four")
        assert not filled.bar.delete.isEnabled()
        assert not filled.bar.resume.isEnabled()
        assert filled.bar.duplicate.isEnabled()
    look_again(filled)
    qtbot.waitUntil(lambda: texts(filled, Column.STATE)[0] == "Unfinished")
    assert filled.bar.delete.isEnabled()


def test_a_run_that_goes_on_is_followed_while_it_is_looked_at(
    qtbot: QtBot, filled: RunsView, runs: dict[str, Path]
) -> None:
    with (runs["three"] / "epochs.csv").open("a") as table:
        table.write("2,1.5,0.25,1.25,0.75,2.0\n")
    qtbot.waitUntil(lambda: texts(filled, Column.BEST)[0] == "75.0 %", timeout=10_000)


def test_damaged_runs_are_listed_and_can_be_deleted(
    qtbot: QtBot, runs: dict[str, Path], view: RunsView
) -> None:
    (runs["two"] / "spec.json").write_text("{")
    look_again(view)
    qtbot.waitUntil(lambda: sorted(texts(view, Column.STATE))[:1] == ["Damaged"])
    choose(view, "two")
    assert "not JSON" in view.details.problem.text()
    for action in (view.bar.open, view.bar.resume, view.bar.duplicate):
        assert not action.isEnabled()
    view.bar.delete.trigger()
    qtbot.waitUntil(lambda: sorted(names(view)) == ["one", "three"])


def test_curves_are_painted_in_the_table(filled: RunsView) -> None:
    index = filled.rows.index(names(filled).index("two"), Column.CURVE)
    cell = filled.table.visualRect(index)
    choose(filled)
    picture = filled.table.viewport().grab(cell).toImage()
    accent = QColor(theme.current().accent)
    painted = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == accent
    ]
    assert painted
    last = max(painted)
    first = min(painted)
    assert last[1] < first[1], "accuracy rises from left to right"


def test_a_curve_of_any_length_is_thinned_to_what_can_be_seen() -> None:
    values = [i / 100_000 for i in range(100_000)]
    values[777] = 5.0
    few = thinned(values)
    assert len(few) <= 100
    assert (few[0], few[-1], max(few)) == (values[0], values[-1], 5.0)
    assert thinned([float("nan"), 0.5, float("inf")]) == (0.5,)
    assert thinned([]) == ()


def test_where_it_is_narrow_columns_make_way(qtbot: QtBot, filled: RunsView) -> None:
    assert not filled.table.isColumnHidden(Column.DATASET)
    filled.resize(filled.minimumSizeHint().width(), 420)
    qtbot.waitUntil(lambda: filled.table.isColumnHidden(Column.DATASET))
    assert filled.table.columnWidth(Column.NAME) >= 140
    assert not filled.table.isColumnHidden(Column.BEST)
    filled.resize(1000, 600)
    qtbot.waitUntil(lambda: not filled.table.isColumnHidden(Column.DATASET))


# Several runs


def test_several_runs_are_compared_in_one_plot_and_one_table(filled: RunsView) -> None:
    choose(filled, "one", "two")
    plot = filled.comparison.plot()
    assert plot is not None
    assert plot.isVisible()
    assert [plot.point_count(letter) for letter in "AB"] == [2, 2]
    lines = filled.comparison.table.text().splitlines()
    assert lines[0] == "\tA  two\tB  one"
    assert "Best accuracy\t87.50 %\t50.00 %" in lines
    assert lines[-3:] == ["epochs\t2\t3", "optimizer\tadam\tsgd", "lr\t0.001\t0.5"]


def test_the_comparison_follows_the_choice_and_the_figure(filled: RunsView) -> None:
    choose(filled, "one", "two")
    box = filled.comparison.figure_box
    box.setCurrentIndex(box.findData("val_loss"))
    choose(filled, "one", "two", "three")
    plot = filled.comparison.plot()
    assert plot is not None
    assert [plot.point_count(letter) for letter in "ABC"] == [1, 2, 2]
    box.setCurrentIndex(box.findData("val_accuracy"))
    accuracy = filled.comparison.plot()
    assert accuracy is not None
    assert accuracy is not plot
    assert [accuracy.point_count(letter) for letter in "ABC"] == [1, 2, 2]


def test_of_very_many_runs_the_first_are_compared(qtbot: QtBot, view: RunsView) -> None:
    for number in range(12):
        write_run(home.runs_folder() / f"run {number}")
    look_again(view)
    qtbot.waitUntil(lambda: view.rows.rowCount() == 12)
    view.table.selectAll()
    assert "8 of 12" in view.comparison.count_label.text()
    assert view.comparison.table.columnCount() == 8


def luminance(name: str) -> float:
    colour = QColor(name)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("ground", [theme.LIGHT.surface, theme.DARK.surface])
def test_every_curve_can_be_seen_on_both_grounds(ground: str) -> None:
    for colour in COLOURS:
        low, high = sorted((luminance(colour), luminance(ground)))
        assert (high + 0.05) / (low + 0.05) >= 3


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "\N{EN DASH}"),
        ([], "\N{EN DASH}"),
        (0.001, "0.001"),
        (0.1 + 0.2, "0.30000000000000004"),
        ([1.0, 2.5], "1, 2.5"),
        (True, "True"),
        ("adam", "adam"),
        (64, "64"),
    ],
)
def test_values_read_as_they_are(value: object, text: str) -> None:
    assert readable(value) == text


def test_every_control_says_what_it_is(filled: RunsView) -> None:
    controls = (
        filled.table,
        filled.bar.search,
        filled.details.note,
        filled.details.table,
        filled.comparison.figure_box,
        filled.comparison.table,
    )
    assert [control for control in controls if not control.accessibleName()] == []
