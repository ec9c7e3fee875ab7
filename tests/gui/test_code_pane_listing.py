"""Code that follows: what is touched, what is marked, what stays in view."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleHintReturn, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.code.code_listing import GROUND, CodeListing
from gui.widgets.code.highlighter import colours
from gui.widgets.code.python_tokens import tokens

CODE = "\n".join(f"line_{number} = {number}" for number in range(1, 121))


class Still(QProxyStyle):
    """A desktop on which animations are switched off."""

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: object = None,
        widget: QWidget | None = None,
        answer: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, None, widget, answer)


@pytest.fixture
def listing(qtbot: QtBot, qapp: QApplication) -> Iterator[CodeListing]:
    theme.apply(qapp, "light")
    made = CodeListing()
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    theme.apply(qapp, "light")


def lit_lines(listing: CodeListing) -> list[int]:
    """The lines in view whose ground, at the right edge, is not the usual one; from 1."""
    image = listing.viewport().grab().toImage()
    found, block = [], listing.firstVisibleBlock()
    while block.isValid():
        place = listing.blockBoundingGeometry(block).translated(listing.contentOffset())
        middle = round(place.center().y())
        if middle >= image.height():
            break
        colour = image.pixelColor(image.width() - 2, middle).name()
        if colour != theme.current().surface:
            found.append(block.blockNumber() + 1)
        block = block.next()
    return found


@pytest.mark.parametrize("seed", range(40))
def test_whatever_changes_the_text_is_the_new_one(listing: CodeListing, seed: int) -> None:
    draw = random.Random(seed)
    old = [draw.choice("abcd") for _ in range(draw.randrange(12))]
    listing.show_code("\n".join(old))
    for _ in range(20):
        new = list(old)
        for _ in range(draw.randrange(1, 4)):
            place = draw.randrange(len(new) + 1)
            new[place : place + draw.randrange(3)] = draw.choices("abcde", k=draw.randrange(3))
        listing.follow("\n".join(new))
        assert listing.toPlainText() == "\n".join(new)
        marked = set(listing.changed_lines())
        assert marked <= set(range(1, listing.blockCount() + 1))
        before = iter(old)
        kept = [text for line, text in enumerate(new, start=1) if line not in marked]
        assert all(text in before for text in kept), "what is not marked was there, in this order"
        old = new


def test_only_what_differs_is_marked(listing: CodeListing) -> None:
    listing.show_code(CODE)
    listing.follow(CODE.replace("line_50 = 50", "line_50 = 5").replace("line_60 = 60\n", ""))
    assert listing.changed_lines() == [50]
    signs = [line for line in range(1, 120) if listing.has_sign(line)]
    assert signs == [50, 59, 60], "and where a line is gone"
    listing.follow(listing.code() + "\nlast = 0")
    assert listing.changed_lines() == [120]
    listing.follow(listing.code())
    assert listing.changed_lines() == [120], "nothing has changed since"


@pytest.mark.parametrize("width", [160, 800])
def test_what_is_in_view_stays_there(qtbot: QtBot, listing: CodeListing, width: int) -> None:
    code = "\n".join(f"line_{number} = {number}  # the same as ever" for number in range(1, 121))
    listing.resize(width, 300)
    listing.show_code(code)
    listing.verticalScrollBar().setValue(listing.line_block(71).firstLineNumber())
    assert listing.firstVisibleBlock().text().startswith("line_71 = 71")
    listing.follow("first = 0\nsecond = 0\n" + code.replace("line_75 = 75", "line_75 = 0"))
    assert listing.firstVisibleBlock().text().startswith("line_71 = 71")
    listing.follow(code)
    assert listing.firstVisibleBlock().text().startswith("line_71 = 71")


def test_long_lines_are_wrapped_only_where_it_is_narrow(listing: CodeListing) -> None:
    listing.show_code("x = " + " + ".join(str(number) for number in range(60)))
    listing.resize(300, 300)
    assert listing.horizontalScrollBar().maximum() == 0
    listing.resize(800, 300)
    assert listing.horizontalScrollBar().maximum() > 0


def test_a_selection_survives_a_change_elsewhere(listing: CodeListing) -> None:
    listing.show_code(CODE)
    cursor = QTextCursor(listing.line_block(30))
    cursor.select(QTextCursor.SelectionType.LineUnderCursor)
    listing.setTextCursor(cursor)
    listing.follow("first = 0\n" + CODE)
    assert listing.textCursor().selectedText() == "line_30 = 30"


def test_the_ground_fades_and_the_bar_stays(qtbot: QtBot, listing: CodeListing) -> None:
    listing.show_code(CODE)
    listing.follow(CODE.replace("= 7\n", "= 8\n"))
    assert lit_lines(listing) == [7]
    qtbot.waitUntil(lambda: lit_lines(listing) == [], timeout=10_000)
    assert listing.changed_lines() == [7]


def test_without_animations_the_mark_stands_still(qtbot: QtBot, listing: CodeListing) -> None:
    style = Still()
    style.setParent(listing)
    listing.setStyle(style)
    listing.show_code(CODE)
    listing.follow(CODE.replace("= 7\n", "= 8\n"))
    assert not any(timer.isActive() for timer in (listing._hold, listing._fade))
    assert lit_lines(listing) == [7]


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK])
def test_every_colour_can_be_read_also_where_a_line_is_marked(scheme: theme.Theme) -> None:
    marked = theme.mixed(scheme.surface, scheme.accent, GROUND)
    for ground in (QColor(scheme.surface), marked):
        for kind, colour in colours(scheme).items():
            one, other = sorted((_luminance(QColor(colour)), _luminance(ground)))
            assert (other + 0.05) / (one + 0.05) >= 4.5, f"{kind} on {ground.name()}"


def test_the_colours_follow_the_theme(listing: CodeListing, qapp: QApplication) -> None:
    listing.show_code("x = 'shirt'  # 👕 comment\n")

    def comment_colour() -> str:
        (look,) = [
            part
            for part in listing.document().firstBlock().layout().formats()
            if part.format.fontItalic()
        ]
        assert (
            listing.document()
            .firstBlock()
            .text()
            .encode("utf-16-le")[2 * look.start :]
            .decode("utf-16-le")
            .startswith("# 👕 comment")
        )
        return str(look.format.foreground().color().name())

    assert comment_colour() == theme.LIGHT.text_muted
    theme.apply(qapp, "dark")
    assert comment_colour() == theme.DARK.text_muted


def kinds(code: str) -> list[str]:
    """What each part of some lines is: its kind and its text."""
    found, state = list[str](), 0
    for line in code.split("\n"):
        parts, state = tokens(line, state)
        found += [f"{kind} {line[start:end]}" for start, end, kind in parts]
    return found


SOME = [
    ("x = 'a # b'  # c", ["string 'a # b'", "comment # c"]),
    ("rb'\\'' + f\"{x}\"", ["string rb'\\''", 'string f"{x}"']),
    ("bar'x'", ["string 'x'"]),
    ("'open\nx = 1", ["string 'open", "number 1"]),
    ("'on\\\nward' or 1", ["string 'on\\", "string ward'", "keyword or", "number 1"]),
    ("''''a'''", ["string ''''a'''"]),
    ('"""a\n\'b\n""" + 1', ['string """a', "string 'b", 'string """', "number 1"]),
    ('r"""\\"""', ['string r"""\\"""']),
    ("'' + \"\"", ["string ''", 'string ""']),
    (
        "1e-3 0xFF .5 1_0.5 3j x1",
        ["number 1e-3", "number 0xFF", "number .5", "number 1_0.5", "number 3j"],
    ),
    ("x[1].y2", ["number 1"]),
    ("  @torch.no_grad()", ["decorator @torch.no_grad"]),
    ("a @ b", []),
    ("model.eval() ; eval(x)", ["builtin eval"]),
    ("def len(self): pass", ["keyword def", "definition len", "keyword pass"]),
    ("class 모델(nn.Module):", ["keyword class", "definition 모델"]),
    ("None is True", ["keyword None", "keyword is", "keyword True"]),
    ("forward informal", []),
    ("", []),
]


@pytest.mark.parametrize(("code", "expected"), SOME)
def test_tricky_code_is_read_as_python_reads_it(code: str, expected: list[str]) -> None:
    assert kinds(code) == expected
