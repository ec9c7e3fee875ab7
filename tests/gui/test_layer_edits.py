"""A network of layers as a person edits it: every edit is a value, and there is a way back."""

import random

import pytest

from engine.network_spec import LayerSpec
from gui.model.layer_edits import CONTAINERS, Draft, Edits, Path


def layer(kind: str, *children: LayerSpec, name: str = "") -> LayerSpec:
    return LayerSpec(kind, name=name, children=children)


FLATTEN, FIRST, RELU, LAST = (layer(kind) for kind in ("Flatten", "Linear", "ReLU", "Tanh"))
BLOCK = layer("Sequential", FIRST, RELU)
NETWORK = layer("Sequential", FLATTEN, BLOCK, LAST)


def shape(root: LayerSpec) -> str:
    """The kinds, with those that stand in a block in brackets."""
    inside = " ".join(shape(child) for child in root.children)
    return f"{root.kind}[{inside}]" if root.kind in CONTAINERS else root.kind


def chosen(*paths: Path, root: LayerSpec = NETWORK) -> Draft:
    return Draft(root).choosing(paths)


def test_a_layer_is_added_behind_the_current_one_and_is_chosen() -> None:
    draft = chosen((1, 0)).adding(layer("Dropout"))
    assert shape(draft.root) == "Sequential[Flatten Sequential[Linear Dropout ReLU] Tanh]"
    assert draft.chosen == ((1, 1),)


def test_a_layer_is_added_into_a_block_that_is_stood_on_and_else_at_the_end() -> None:
    assert chosen((1,)).adding(layer("GELU")).chosen == ((1, 2),)
    assert chosen().adding(layer("GELU")).chosen == ((3,),)
    assert shape(Draft().adding(FLATTEN).root) == "Sequential[Flatten]"


def test_removing_chooses_the_layer_behind_or_else_the_one_before_or_else_the_block() -> None:
    assert chosen((0,)).removing().chosen == ((0,),)
    assert chosen((2,)).removing().chosen == ((1,),)
    both = chosen((1, 0), (1, 1)).removing()
    assert shape(both.root) == "Sequential[Flatten Sequential[] Tanh]"
    assert both.chosen == ((1,),)
    assert chosen((0,), (1,), (2,)).removing() == Draft(layer("Sequential"))


def test_what_stands_in_a_chosen_block_goes_and_comes_with_it() -> None:
    draft = chosen((1, 1), (1,))
    assert draft.tops == ((1,),)
    assert shape(draft.removing().root) == "Sequential[Flatten Tanh]"
    assert draft.duplicating().root.children[2] == BLOCK


def test_copies_stand_behind_what_was_chosen_and_have_no_name_of_their_own() -> None:
    root = layer("Sequential", layer("Linear", name="hidden"), LAST)
    draft = chosen((0,), root=root).duplicating()
    assert [child.name for child in draft.root.children] == ["hidden", "", ""]
    assert draft.chosen == ((1,),)


def test_a_run_of_layers_is_wrapped_where_it_stands() -> None:
    draft = chosen((1,), (2,)).wrapping()
    expected = "Sequential[Flatten Sequential[Sequential[Linear ReLU] Tanh]]"
    assert shape(draft.root) == expected
    assert draft.chosen == ((1,),)


@pytest.mark.parametrize("paths", [(), ((0,), (2,)), ((0,), (1, 0))])
def test_layers_that_are_no_run_are_not_wrapped_or_shifted(paths: tuple[Path, ...]) -> None:
    draft = chosen(*paths)
    assert not draft.is_run
    for left_alone in (draft.wrapping(), draft.shifting(1), draft.going_in(), draft.going_out()):
        assert left_alone is draft


def test_shifting_goes_place_by_place_and_at_the_end_out_of_the_block() -> None:
    down = chosen((1, 0)).shifting(1)
    assert (shape(down.root), down.chosen) == (
        "Sequential[Flatten Sequential[ReLU Linear] Tanh]",
        ((1, 1),),
    )
    out = down.shifting(1)
    assert (shape(out.root), out.chosen) == (
        "Sequential[Flatten Sequential[ReLU] Linear Tanh]",
        ((2,),),
    )
    up = chosen((1, 0)).shifting(-1)
    assert shape(up.root) == "Sequential[Flatten Linear Sequential[ReLU] Tanh]"
    assert chosen((0,)).shifting(-1).root == NETWORK
    assert chosen((2,)).shifting(1).root == NETWORK


def test_a_run_is_shifted_as_one() -> None:
    draft = chosen((1,), (2,)).shifting(-1)
    assert shape(draft.root) == "Sequential[Sequential[Linear ReLU] Tanh Flatten]"
    assert draft.chosen == ((0,), (1,))


def test_a_layer_goes_into_the_block_before_it_and_out_again() -> None:
    inside = chosen((2,)).going_in()
    assert shape(inside.root) == "Sequential[Flatten Sequential[Linear ReLU Tanh]]"
    assert inside.chosen == ((1, 2),)
    assert inside.going_out().root == NETWORK
    assert chosen((0,)).going_in().root == NETWORK
    assert chosen((1,)).going_in().root == NETWORK, "Flatten holds no layers"


def test_places_are_counted_as_they_stand_before_a_move() -> None:
    assert shape(chosen((0,)).moving((), 3).root) == (
        "Sequential[Sequential[Linear ReLU] Tanh Flatten]"
    )
    into = chosen((0,), (2,)).moving((1,), 1)
    assert shape(into.root) == "Sequential[Sequential[Linear Flatten Tanh ReLU]]"
    assert into.chosen == ((0, 1), (0, 2))


def test_a_block_cannot_be_moved_into_itself_nor_anything_into_a_plain_layer() -> None:
    draft = chosen((1,))
    assert draft.moving((1,), 0) is draft
    assert draft.moving((0,), 0) is draft


def test_a_layer_gives_up_its_name_where_another_one_has_it() -> None:
    root = layer(
        "Sequential", layer("ReLU", name="act"), layer("Sequential", layer("Tanh", name="act"))
    )
    draft = chosen((1, 0), root=root).moving((), 0)
    assert [child.name for child in draft.root.children] == ["", "act", ""]


def test_settings_are_given_changed_and_left_out() -> None:
    draft = chosen().setting((1, 0), "out_features", 512).setting((1, 0), "bias", False)
    draft = draft.setting((1, 0), "out_features", 10)
    assert draft.layer((1, 0)).settings == (("out_features", 10), ("bias", False))
    assert draft.setting((1, 0), "bias", None).layer((1, 0)).settings == (("out_features", 10),)
    assert draft.renaming((0,), "flatten").layer((0,)).name == "flatten"


def test_paths_that_lead_nowhere_are_not_chosen() -> None:
    assert chosen((7,), (0, 0), (), (1, 1)).chosen == ((1, 1),)


def test_edits_go_back_and_forward_with_what_was_chosen() -> None:
    edits = Edits(NETWORK)
    edits.choose([(0,)])
    edits.edit(edits.draft.removing())
    edits.edit(edits.draft.adding(layer("GELU")))
    assert [edits.undo() for _ in range(3)] == [True, True, False]
    assert edits.draft == chosen((0,))
    assert [edits.redo() for _ in range(3)] == [True, True, False]
    assert shape(edits.draft.root).count("GELU") == 1


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    edits = Edits(NETWORK)
    assert not edits.edit(edits.draft.shifting(-1))
    assert not edits.can_undo


def test_edits_with_one_key_are_one_step_until_something_else_happens() -> None:
    edits = Edits(NETWORK)
    for size in (1, 12, 128):
        edits.edit(edits.draft.setting((1, 0), "out_features", size), key=((1, 0), "out_features"))
    assert edits.undo()
    assert edits.draft.root == NETWORK
    edits.edit(edits.draft.setting((1, 0), "out_features", 1), key="size")
    edits.choose([(0,)])
    edits.edit(edits.draft.setting((1, 0), "out_features", 2), key="size")
    edits.undo()
    assert edits.draft.layer((1, 0)).settings == (("out_features", 1),)


@pytest.mark.parametrize("seed", range(20))
def test_no_edit_loses_or_doubles_a_layer_and_every_one_can_be_taken_back(seed: int) -> None:
    draw = random.Random(seed)
    edits = Edits(NETWORK)
    roots = [NETWORK]
    for step in range(60):
        before = _leaves(edits.draft.root)
        paths = list(_paths(edits.draft.root))
        edits.choose(draw.sample(paths, min(len(paths), draw.randint(0, 2))))
        draft, change = _random_edit(edits.draft, draw, step)
        assert len(_leaves(draft.root)) - len(before) == change
        assert all(draft.layer(path) for path in draft.chosen)
        if edits.edit(draft):
            roots.append(draft.root)
    while edits.can_undo:
        assert edits.draft.root == roots.pop()
        edits.undo()
    assert edits.draft.root == NETWORK


def _random_edit(draft: Draft, draw: random.Random, step: int) -> tuple[Draft, int]:
    """An edit, and how many layers that are no blocks it adds."""
    chosen_leaves = sum(len(_leaves(draft.layer(path))) for path in draft.tops)
    choices = {
        "add": (draft.adding(LayerSpec("Linear", (("out_features", step),))), 1),
        "remove": (draft.removing(), -chosen_leaves),
        "duplicate": (draft.duplicating(), chosen_leaves),
        "wrap": (draft.wrapping(), 0),
        "shift": (draft.shifting(draw.choice((-1, 1))), 0),
        "out": (draft.going_out(), 0),
        "in": (draft.going_in(), 0),
        "move": (_moved(draft, draw), 0),
    }
    return choices[draw.choice(list(choices))]


def _moved(draft: Draft, draw: random.Random) -> Draft:
    blocks = [path for path in ((), *_paths(draft.root)) if draft.layer(path).kind in CONTAINERS]
    parent = draw.choice(blocks)
    return draft.moving(parent, draw.randint(0, len(draft.layer(parent).children)))


def _paths(root: LayerSpec, path: Path = ()) -> list[Path]:
    found = []
    for place, child in enumerate(root.children):
        found += [(*path, place), *_paths(child, (*path, place))]
    return found


def _leaves(root: LayerSpec) -> list[LayerSpec]:
    if root.kind not in CONTAINERS:
        return [root]
    return [leaf for child in root.children for leaf in _leaves(child)]
