"""Lessons, from text to value; and what is said of those that make no sense."""

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import AtelierError
from engine.lessons.lesson import Call, Fact, Lesson
from engine.lessons.parsing import parse, read
from engine.lessons.vocabulary import Parameter, Vocabulary

VOCABULARY = Vocabulary(
    checks={
        "run-finished": {"accuracy": Parameter("number"), "model": Parameter("word", False)},
        "page-shown": {"name": Parameter(("data", "model"))},
        "image-at": {"index": Parameter("whole", words=("last",))},
        "epochs": {"count": Parameter("whole", least=1), "rate": Parameter("positive", False)},
    },
    actions={"dataset": {"name": Parameter("word")}, "line": {"text": Parameter("word")}},
    places={"page": {"name": Parameter(("data", "model"))}},
    values=frozenset({"walk.shape"}),
)
WHOLE = """\
# en: Shapes
# ko: 모양

minutes: 4
stage: dataset name=garments
fact: pixels = 784 | torch.zeros(28, 28).numel()
<!-- a note to other teachers -->

en: What shapes are.

A second paragraph.
ko: 모양이란.

## flatten
stage: line text="x = 1"
en: About Flatten.
ko: Flatten.

### predict
en: What leaves it?
ko: 무엇이 나오나요?

#### right
en: `[3, {pixels}]`

Each image keeps its place.
ko: `[3, {pixels}]`

그대로입니다.

#### wrong
en: `[2352]`

That is `torch.flatten`.
ko: `[2352]`

그것은 `torch.flatten`입니다.
see: line text="torch.flatten(x)"

### do
show: page name=model
point: page name=data
check: page-shown name=model
check: run-finished accuracy=0.8 model=mlp
en: Go there.

```python
# Step: a comment in code is no heading
check: nor is this a keyword
```
ko: 가세요.

### reveal
en: It is {walk.shape}.
ko: {walk.shape}입니다.

### code
```python
print(1)
```
"""


def lesson(source: str) -> Lesson:
    return parse(source, Path("folder/01-shapes.md"), VOCABULARY)


def test_a_whole_lesson_is_read() -> None:
    read_lesson = lesson(WHOLE)
    assert read_lesson.name == "01-shapes"
    assert read_lesson.title.words == {"en": "Shapes", "ko": "모양"}
    assert read_lesson.minutes == 4
    assert read_lesson.text.in_language("en") == "What shapes are.\n\nA second paragraph."
    assert read_lesson.stage == (Call("dataset", {"name": "garments"}, 5),)
    assert read_lesson.facts == {"pixels": Fact("784", "torch.zeros(28, 28).numel()")}
    (step,) = read_lesson.steps
    assert (step.name, step.line) == ("flatten", 14)
    assert step.stage == (Call("line", {"text": "x = 1"}, 15),)
    assert step.question is not None
    assert step.question.in_language("ko") == "무엇이 나오나요?"
    assert [option.right for option in step.options] == [True, False]
    assert step.options[1].text.in_language("en") == "`[2352]`"
    assert step.options[1].because.in_language("en") == "That is `torch.flatten`."
    assert step.options[1].see == (Call("line", {"text": "torch.flatten(x)"}, 38),)
    assert step.show == Call("page", {"name": "model"}, 41)
    assert step.point == Call("page", {"name": "data"}, 42)
    assert [check.arguments for check in step.checks] == [
        {"name": "model"},
        {"accuracy": "0.8", "model": "mlp"},
    ]
    assert step.task is not None
    assert "nor is this a keyword\n```" in step.task.in_language("en")
    assert step.reveal is not None
    assert step.code == "print(1)\n"


def test_a_lesson_in_one_language_is_shown_in_that_one() -> None:
    source = "# ko: 모양\nminutes: 1\nko: 글.\n\n## one\nko: 읽으세요.\n"
    assert lesson(source).title.in_language("en") == "모양"


def broken_line(source: str) -> tuple[int, str]:
    """The line that an error names, and what it says."""
    with pytest.raises(AtelierError) as caught:
        lesson(source)
    assert caught.value.code == "lesson_broken"
    assert str(caught.value.params["line"]) in caught.value.sentence
    line = caught.value.params["line"]
    assert isinstance(line, int)
    return line, caught.value.sentence


@pytest.mark.parametrize(
    ("line", "instead", "at", "said"),
    [
        (1, "# Shapes", 1, "title"),
        (2, "# en: again", 2, "twice"),
        (4, "", 1, "minutes"),
        (4, "minutes: soon", 4, "soon"),
        (5, "stage: datasets name=garments", 5, "dataset"),
        (5, "stage: dataset", 5, '"name"'),
        (5, "stage: dataset name=garments size=3", 5, '"size"'),
        (5, "stage: dataset garments", 5, "garments"),
        (5, 'stage: dataset name="garments', 5, "quotation"),
        (6, "fact: pixels", 6, "pixels"),
        (12, "", 9, '"ko:"'),
        (14, "## Flatten it", 14, "Flatten it"),
        (16, "About Flatten.", 16, "About Flatten."),
        (19, "### predictions", 19, "predictions"),
        (23, "#### wrong", 19, "exactly one"),
        (31, "#### maybe", 31, "maybe"),
        (24, "en: `[3, {colours}]`", 24, "colours"),
        (34, "", 31, "after an empty line"),
        (38, 'see: page name="model"', 38, "page"),
        (41, "show: page name=draw", 41, "draw"),
        (42, "show: page name=data", 42, "twice"),
        (44, "check: run-finished accuracy=high", 44, "high"),
        (60, "", 58, "closed"),
    ],
)
def test_what_makes_no_sense_is_named_by_its_line(
    line: int, instead: str, at: int, said: str
) -> None:
    lines = WHOLE.splitlines()
    lines[line - 1] = instead
    found, sentence = broken_line("\n".join(lines))
    assert (found, said in sentence) == (at, True), sentence


@pytest.mark.parametrize("minutes", ["0", "1000", "99999999999", "9" * 5000, "-1", "1.5", "²"])
def test_minutes_are_a_number_that_can_be_said(minutes: str) -> None:
    line, said = broken_line(WHOLE.replace("minutes: 4", f"minutes: {minutes}"))
    assert line == 4
    assert len(said) < 200
    assert lesson(WHOLE.replace("minutes: 4", "minutes: 999")).minutes == 999


@pytest.mark.parametrize(
    ("call", "is_good"),
    [
        ("image-at index=0", True),
        ("image-at index=59999", True),
        ("image-at index=last", True),
        ("image-at index=first", False),
        ("image-at index=1.5", False),
        ("image-at index=-1", False),
        ("image-at index=²", False),
        ("image-at index=1_0", False),
        ("image-at index=", False),
        (f"image-at index={'9' * 5000}", False),
        ("epochs count=1", True),
        ("epochs count=0", False),
        ("epochs count=last", False),
        ("epochs count=1 rate=0.1", True),
        ("epochs count=1 rate=1e-4", True),
        ("epochs count=1 rate=0", False),
        ("epochs count=1 rate=-0.1", False),
        ("epochs count=1 rate=nan", False),
        ("epochs count=1 rate=inf", False),
    ],
)
def test_a_number_of_the_wrong_kind_is_refused(call: str, is_good: bool) -> None:
    source = WHOLE.replace("check: page-shown name=model", f"check: {call}")
    if is_good:
        assert lesson(source).steps[0].checks[0].name == call.partition(" ")[0]
    else:
        line, said = broken_line(source)
        assert line == 43
        assert len(said) < 200


@pytest.mark.parametrize(
    "line", ["#" + " " * 20_000 + "x", "fact: a =" + " " * 20_000 + "1", "en: " + "x" * 20_000]
)
def test_a_line_without_end_is_refused_at_once(line: str) -> None:
    found, _ = broken_line(WHOLE.replace("minutes: 4", line))
    assert found == 4


@pytest.mark.parametrize("line", ["# " + " " * 9_990 + "x y", "fact: a =" + " " * 9_980 + "1 2"])
def test_long_lines_are_read_in_no_time(line: str) -> None:
    begin = time.perf_counter()
    with contextlib.suppress(AtelierError):
        lesson("\n".join([*WHOLE.splitlines()[:6], *[line] * 50]))
    assert time.perf_counter() - begin < 1


def test_a_fact_is_taken_apart() -> None:
    def facts(line: str) -> dict[str, Fact]:
        return dict(lesson(WHOLE.replace("fact: p", f"fact: {line}\nfact: p")).facts)

    assert facts("a = 1 | 2 | 3")["a"] == Fact("1", "2 | 3")
    assert facts("a=[2, 3]")["a"] == Fact("[2, 3]")
    for line in ("a = 1 |", "a =", "a", "= 1", "A = 1", "a b = 1", "a = | 1"):
        assert broken_line(WHOLE.replace("fact: p", f"fact: {line}\nfact: p"))[0] == 6


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("# en: Shapes", "# en: Shapes ![](a.png)", 1),
        ("en: What shapes are.", "en: What shapes are. ![](/etc/hosts)", 9),
        ("A second paragraph.", "A second ![one][two] paragraph.", 11),
        ("Each image keeps", "<!-- a note -->\n![](a.png) Each image keeps", 27),
        ("ko: 가세요.", "ko: ![](a.png)", 51),
    ],
)
def test_pictures_have_no_place_in_a_text(old: str, new: str, at: int) -> None:
    line, said = broken_line(WHOLE.replace(old, new, 1))
    assert line == at
    assert "picture" in said


def test_parts_that_are_missing_are_named() -> None:
    assert broken_line("")[0] == 1
    assert "step" in broken_line("# en: A\nminutes: 1\nen: Text.\n")[1]
    head = "# en: A\nminutes: 1\nen: Text.\n## one\nen: Text.\n"
    assert "check" in broken_line(f"{head}### do\nen: Do it.\n")[1]
    assert broken_line(f"{head}## one\nen: Again.\n")[0] == 6
    assert broken_line(f"{head}### code\nen: No code.\n")[0] == 6
    assert broken_line(f"{head}### reveal\nen: A.\n### reveal\nen: B.\n")[0] == 8
    assert broken_line(f"{head}### do\ncheck: page-shown name=data\nko: 하세요.\n")[0] == 8


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_named_by_its_line(data: st.DataObject) -> None:
    lines = WHOLE.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "swap", "double", "cut", "noise"])):
            case "drop":
                del lines[at]
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "cut":
                lines[at] = lines[at][: len(lines[at]) // 2]
            case _:
                lines[at] = data.draw(st.text(max_size=20))
    try:
        lesson("\n".join(lines))
    except AtelierError as error:
        at_line = error.params["line"]
        assert isinstance(at_line, int)
        assert 1 <= at_line <= max(1, len("\n".join(lines).splitlines()))


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    for name, content in (("a.md", b"\xff\xfe\x00"), ("b.md", b"x" * 1_000_001)):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(AtelierError, match=name):
            read(path, VOCABULARY)
    with pytest.raises(AtelierError, match=r"c\.md"):
        read(tmp_path / "c.md", VOCABULARY)
    marked = tmp_path / "d.md"
    marked.write_text(WHOLE, encoding="utf-8-sig")  # as Windows' editors write it
    assert read(marked, VOCABULARY).name == "d"
