"""Networks of layers with random mistakes in them, and trees of anything: no mistake is a crash."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import AtelierError
from engine.layer_kinds import KINDS, check, infer
from engine.network_spec import LayerSpec, Setting
from tests.engine.random_networks import SHAPES, layer, random_case


def _mistakes() -> dict[str, Callable[[LayerSpec], LayerSpec | None]]:
    """Ways to break one layer; None where it cannot be broken in this way."""

    def setting(kind: str, name: str, value: Setting) -> Callable[[LayerSpec], LayerSpec | None]:
        def broken(old: LayerSpec) -> LayerSpec | None:
            given = {**dict(old.settings), name: value}
            new = LayerSpec(old.kind, tuple(given.items()), old.name, old.children)
            return new if old.kind == kind else None

        return broken

    return {
        "layer_features": setting("Linear", "in_features", 4321),
        "layer_channels": setting("BatchNorm2d", "num_features", 4321),
        "layer_setting_whole": setting("Conv2d", "stride", -1),
        "layer_padding": setting("MaxPool2d", "padding", 64),
        "layer_setting_number": setting("Dropout", "p", "half"),
        "layer_setting_truth": setting("Residual", "relu", "yes"),
        "layer_unknown": lambda old: LayerSpec("Linaer", old.settings, old.name, old.children),
        "layer_setting_unknown": lambda old: LayerSpec(
            old.kind, (*old.settings, ("colour", 1)), old.name, old.children
        ),
        "layer_children": lambda old: (
            LayerSpec(old.kind, old.settings, old.name, (layer("ReLU"),))
            if not KINDS[old.kind].holds_children
            else None
        ),
    }


def _edit(
    root: LayerSpec, path: list[str], change: Callable[[LayerSpec], LayerSpec | None]
) -> LayerSpec | None:
    if not path:
        return change(root)
    place, rest = int(path[0]), path[1:]
    new = _edit(root.children[place], rest, change)
    if new is None:
        return None
    children = (*root.children[:place], new, *root.children[place + 1 :])
    return LayerSpec(root.kind, root.settings, root.name, children)


@pytest.mark.parametrize("code", _mistakes())
def test_a_random_mistake_is_found_at_its_layer(code: str) -> None:
    found = 0
    for seed in range(80):
        root, shape, classes = random_case(seed)
        paths = [seen.path for seen in infer(root, shape, classes).layers[1:]]
        edits = [(path, _edit(root, path.split("."), _mistakes()[code])) for path in paths]
        possible = [(path, edited) for path, edited in edits if edited is not None]
        if possible:
            found += 1
            path, broken = Random(seed).choice(possible)
            first = infer(broken, shape, classes).errors[0]
            assert (first.path, first.code) == (path, code)
            assert str(first.error).endswith(".")
    assert found


_VALUES: st.SearchStrategy[Setting] = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 70), st.integers(), st.floats(), st.text(max_size=5)
)
_SETTINGS = st.dictionaries(
    st.sampled_from(sorted({s.name for kind in KINDS.values() for s in kind.settings})),
    _VALUES,
    max_size=3,
)


def _layers(children: st.SearchStrategy[list[LayerSpec]]) -> st.SearchStrategy[LayerSpec]:
    return st.builds(
        lambda kind, values, name, parts: LayerSpec(
            kind, tuple(values.items()), name, tuple(parts)
        ),
        st.sampled_from([*KINDS, "Nothing"]),
        _SETTINGS,
        st.text(max_size=4),
        children,
    )


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        _layers(st.just([])), lambda deeper: _layers(st.lists(deeper, max_size=5)), max_leaves=12
    ),
    st.sampled_from(SHAPES),
)
def test_no_tree_is_too_odd_to_be_read(root: LayerSpec, shape: tuple[int, int, int]) -> None:
    inference = infer(root, shape, 10)
    paths = {seen.path for seen in inference.layers}
    for problem in inference.problems:
        assert problem.path in paths
        assert str(problem.full_error)
    if inference.errors:
        with pytest.raises(AtelierError):
            check(root, shape, 10)
