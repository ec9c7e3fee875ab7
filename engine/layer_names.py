"""What the modules of a built network are called: names that Python and torch accept.

Light: no torch. The network and the class that is written of it take their names from here, so
that the weights of one fit the other.
"""

import keyword
import unicodedata
from collections import Counter

from engine.layer_settings import KINDS
from engine.network_spec import LayerSpec

LONGEST_NAME = 40

# What `nn.Module` and `nn.Sequential` have of their own, and refuse as a name.
_TAKEN = """
T_destination add_module append apply bfloat16 buffers call_super_init children compile cpu cuda
double dump_patches eval extend extra_repr float forward get_buffer get_extra_state get_parameter
get_submodule half insert ipu load_state_dict modules mtia named_buffers named_children
named_modules named_parameters parameters pop register_backward_hook register_buffer
register_forward_hook register_forward_pre_hook register_full_backward_hook
register_full_backward_pre_hook register_load_state_dict_post_hook
register_load_state_dict_pre_hook register_module register_parameter register_state_dict_post_hook
register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory state_dict
to to_empty train training type xpu zero_grad
"""
TAKEN = frozenset(_TAKEN.split())
# What a residual block calls the way around and the ReLU after the sum.
_OF_RESIDUAL = frozenset({"shortcut", "relu"})


def identifier(text: str, otherwise: str) -> str:
    """A name that Python takes as it stands; as much of the text as possible.

    Args:
        text: Any text.
        otherwise: The name if nothing of the text can be used.
    """
    # Python reads names in this form; without it a name and its text could be two.
    normal = unicodedata.normalize("NFKC", text[:LONGEST_NAME])
    kept = "".join(char if f"_{char}".isidentifier() else "_" for char in normal)
    # A leading underscore would be a private name, and mangled if there are two.
    name = kept.strip("_")[:LONGEST_NAME]
    if name and not name.isidentifier():
        name = f"{otherwise}_{name}"
    if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
        name = otherwise
    return f"{name}_" if keyword.iskeyword(name) else name


def child_names(parent: LayerSpec, is_root: bool = False) -> tuple[str, ...]:
    """The names of a layer's children in the built network, in order, each of them once.

    A given name is kept where Python and torch accept it, else changed until they do. Without a
    name a child is called by its place in a nested `Sequential` if none there has a name, as torch
    does it; else by what it is: children of the network itself and of a `Residual` are attributes.

    Args:
        parent: The layer with children.
        is_root: Whether it is the network itself.
    """
    taken = set(TAKEN if parent.kind == "Sequential" else TAKEN | _OF_RESIDUAL)
    given = [_given(child, place) for place, child in enumerate(parent.children)]
    if parent.kind == "Sequential" and not is_root and not any(given):
        return tuple(str(place) for place in range(len(given)))
    names = [
        _free(identifier(name, _attribute(child)), taken) if name else ""
        for name, child in zip(given, parent.children, strict=True)
    ]
    numbered = _numbered([_attribute(child) for child in parent.children], given)
    return tuple(name or _free(word, taken) for name, word in zip(names, numbered, strict=True))


def _given(child: LayerSpec, place: int) -> str:
    """The name that a child was given; one that is but its place is none."""
    return "" if child.name == str(place) else child.name


def _attribute(child: LayerSpec) -> str:
    return KINDS[child.kind].attribute if child.kind in KINDS else "layer"


def _numbered(words: list[str], given: list[str]) -> list[str]:
    """What each child is, with its number where several without a name are the same."""
    without = [word for word, name in zip(words, given, strict=True) if not name]
    count: Counter[str] = Counter()
    numbered = []
    for word, name in zip(words, given, strict=True):
        count[word] += not name
        numbered.append(f"{word}{count[word]}" if without.count(word) > 1 else word)
    return numbered


def _free(name: str, taken: set[str]) -> str:
    """The name, or with the first number that is free; it is taken from then on."""
    number, free = 1, name
    while free in taken:
        number, free = number + 1, f"{name}_{number + 1}"
    taken.add(free)
    return free
