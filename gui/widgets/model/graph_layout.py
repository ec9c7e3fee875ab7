"""Where the nodes of a graph stand: layers from top to bottom, few crossings. No Qt.

The usual three steps (Sugiyama et al. 1981): layers by the longest path, an order within each layer
by the mean place of the neighbours, then places. An edge across several layers gets a place in each
of them, so that it runs around the nodes between.
"""

import bisect
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_GAP = 18.0  # between two nodes of a layer
_RISE = 32.0  # between two layers
_THIN = 8.0  # the width of an edge on its way
_ORDERINGS = 12
_SETTLINGS = 14
_PLACES = 4_000  # on all edges together: a fraction of a second


@dataclass(frozen=True)
class DiagramNode:
    """A box.

    Attributes:
        title: Its first line.
        lines: More lines, less loud.
        group: What it belongs to; nodes of one group light up together. "" for nothing.
        is_leaf: Whether it is an end of the graph, drawn as a rounder box.
    """

    title: str
    lines: tuple[str, ...] = ()
    group: str = ""
    is_leaf: bool = False


@dataclass(frozen=True)
class Diagram:
    """What is to be drawn.

    Attributes:
        nodes: The boxes.
        edges: Pairs of places in `nodes`, from a node to one that stands below it; no cycles.
    """

    nodes: tuple[DiagramNode, ...]
    edges: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Box:
    """A rectangle, in units of the layout."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Placed:
    """A diagram with its places.

    Attributes:
        diagram: What is drawn.
        boxes: Of each node.
        layers: Which layer each node stands in, from 0 at the top.
        routes: The points that each edge runs through, from its upper node to its lower one.
        width: Of the whole.
        height: Of the whole.
    """

    diagram: Diagram
    boxes: tuple[Box, ...]
    layers: tuple[int, ...]
    routes: tuple[tuple[tuple[float, float], ...], ...]
    width: float
    height: float


def place(diagram: Diagram, letter: float = 6.6, line: float = 16.0) -> Placed:
    """Lay a graph out.

    Args:
        diagram: At most some thousand nodes.
        letter: Mean width of a letter.
        line: Height of a line of text.
    """
    count = len(diagram.nodes)
    layer = _layers(count, diagram.edges)
    widths = [_width(node, letter) for node in diagram.nodes]
    heights = [12 + line * (1 + len(node.lines)) for node in diagram.nodes]
    chains = _chains(diagram.edges, layer)
    widths += [_THIN] * (len(layer) - count)
    stepwise = [chain for chain in chains if layer[chain[-1]] - layer[chain[0]] < len(chain)]
    rows = _ordered(layer, stepwise)
    xs = _settled(rows, stepwise, widths)
    tall = [max((heights[n] for n in row if n < count), default=0.0) for row in rows]
    tops = [sum(tall[:level]) + _RISE * level for level in range(len(rows))]
    boxes = tuple(
        Box(
            xs[n] - widths[n] / 2,
            tops[layer[n]] + (tall[layer[n]] - heights[n]) / 2,
            widths[n],
            heights[n],
        )
        for n in range(count)
    )
    routes = tuple(tuple(_route(chain, boxes, xs, tops, tall, layer)) for chain in chains)
    wide = max((xs[n] + widths[n] / 2 for n in range(len(xs))), default=0.0)
    high = tops[-1] + tall[-1] if rows else 0.0
    return Placed(diagram, boxes, tuple(layer[:count]), routes, wide, high)


def _chains(edges: tuple[tuple[int, int], ...], layer: list[int]) -> list[list[int]]:
    """Each edge: its upper node, a place in each layer between, its lower node.

    The places are added to `layer`. Where all edges together would need too many, the longest get
    none and run straight, behind what lies between.
    """
    spans = [layer[lower] - layer[upper] for upper, lower in edges]
    longest, room = 1, _PLACES
    for span, number in sorted(Counter(spans).items()):
        room -= (span - 1) * number
        if room < 0:
            break
        longest = span
    chains = []
    for (upper, lower), span in zip(edges, spans, strict=True):
        between = range(layer[upper] + 1, layer[lower]) if span <= longest else ()
        first = len(layer)
        layer.extend(between)
        chains.append([upper, *range(first, len(layer)), lower])
    return chains


def _width(node: DiagramNode, letter: float) -> float:
    # Titles are bold, and so a little wider.
    longest = max([len(node.title) * 1.35, *map(len, node.lines)])
    return max(64.0, letter * longest + 20)


def _layers(count: int, edges: Iterable[tuple[int, int]]) -> list[int]:
    """Each node right above the uppermost of those it leads to."""
    below: dict[int, list[int]] = defaultdict(list)
    waiting_for = [0] * count
    above: dict[int, list[int]] = defaultdict(list)
    for upper, lower in edges:
        below[upper].append(lower)
        above[lower].append(upper)
        waiting_for[upper] += 1
    ready = [node for node in range(count) if not waiting_for[node]]
    rise = [0] * count  # layers up from the bottom
    while ready:
        node = ready.pop()
        rise[node] = max((rise[other] + 1 for other in below[node]), default=0)
        for other in above[node]:
            waiting_for[other] -= 1
            if not waiting_for[other]:
                ready.append(other)
    top = max(rise, default=0)
    return [top - level for level in rise]


def _ordered(layer: list[int], chains: list[list[int]]) -> list[list[int]]:
    """The nodes of each layer from left to right, sorted by the mean place of their neighbours."""
    rows: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    up, down = _neighbours(chains)
    for node in _depth_first(layer, up):
        rows[layer[node]].append(node)
    place = {node: float(i) for row in rows for i, node in enumerate(row)}
    best, least = [list(row) for row in rows], _crossings(rows, down, place)
    for turn in range(_ORDERINGS):
        near = up if turn % 2 == 0 else down
        for row in rows if turn % 2 == 0 else reversed(rows):
            row.sort(key=lambda n: _mean([place[o] for o in near[n]], place[n]))
            place.update((node, float(i)) for i, node in enumerate(row))
        crossings = _crossings(rows, down, place)
        if crossings < least:
            best, least = [list(row) for row in rows], crossings
    return best


def _depth_first(layer: list[int], up: Mapping[int, list[int]]) -> list[int]:
    """All nodes, those that belong together one after the other."""
    seen: dict[int, None] = {}
    waiting = sorted(range(len(layer)), key=lambda n: layer[n])
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen[node] = None
            waiting += [n for n in up[node] if n not in seen]
    return list(seen)


def _neighbours(
    chains: list[list[int]],
) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
    up: dict[int, list[int]] = defaultdict(list)
    down: dict[int, list[int]] = defaultdict(list)
    for chain in chains:
        for upper, lower in itertools.pairwise(chain):
            down[upper].append(lower)
            up[lower].append(upper)
    return up, down


def _crossings(
    rows: list[list[int]], down: Mapping[int, list[int]], place: Mapping[int, float]
) -> int:
    """How often two edges cross: ends that stand left of one that came before."""
    total = 0
    for row in rows:
        before: list[float] = []
        for node in row:
            ends = [place[other] for other in down[node]]
            total += sum(len(before) - bisect.bisect_right(before, end) for end in ends)
            for end in ends:
                bisect.insort(before, end)
    return total


def _settled(rows: list[list[int]], chains: list[list[int]], widths: list[float]) -> list[float]:
    """The middle of each node: near its neighbours', in order and without touching."""
    up, down = _neighbours(chains)
    length = _keep_longest(rows, up)
    _keep_longest(rows[::-1], down)
    # What much hangs on stands firm, and the ends make room.
    weights = [float(length[node]) ** 3 for node in range(len(widths))]
    xs = [0.0] * len(widths)
    for row in rows:
        _spread(row, [0.0] * len(row), widths, weights, xs)
    for turn in range(_SETTLINGS):
        near = down if turn % 2 == 0 else up
        for row in reversed(rows) if turn % 2 == 0 else rows:
            wanted = [_mean([xs[other] for other in near[n]], xs[n]) for n in row]
            _spread(row, wanted, widths, weights, xs)
    left = min((xs[n] - widths[n] / 2 for n in range(len(xs))), default=0.0)
    return [x - left for x in xs]


def _keep_longest(rows: list[list[int]], near: Mapping[int, list[int]]) -> dict[int, int]:
    """Leave each node only the neighbours on the longest path to it, which will run straight.

    Returns:
        How many nodes there are on that path.
    """
    length: dict[int, int] = {}
    for node in itertools.chain.from_iterable(rows):
        others = near[node]
        longest = max((length[other] for other in others), default=0)
        others[:] = [other for other in others if length[other] == longest]
        length[node] = longest + 1
    return length


def _spread(
    row: list[int],
    wanted: list[float],
    widths: list[float],
    weights: list[float],
    xs: list[float],
) -> None:
    """Put a row where it wants to be, so far as that goes without touching: least squares.

    Neighbours that would touch become one block, which stands at the mean of what its parts want
    (pool adjacent violators).
    """
    offsets = [0.0]
    for left, right in itertools.pairwise(row):
        offsets.append(offsets[-1] + (widths[left] + widths[right]) / 2 + _GAP)
    blocks: list[tuple[float, float, int]] = []  # where it begins, its weight, how many nodes
    for node, want, offset in zip(row, wanted, offsets, strict=True):
        start, weight, size = want - offset, weights[node], 1
        while blocks and blocks[-1][0] > start:
            other, heavy, more = blocks.pop()
            start = (start * weight + other * heavy) / (weight + heavy)
            weight, size = weight + heavy, size + more
        blocks.append((start, weight, size))
    starts = [start for start, _, size in blocks for _ in range(size)]
    for node, start, offset in zip(row, starts, offsets, strict=True):
        xs[node] = start + offset


def _route(
    chain: list[int],
    boxes: tuple[Box, ...],
    xs: list[float],
    tops: list[float],
    tall: list[float],
    layer: list[int],
) -> Iterable[tuple[float, float]]:
    first, last = boxes[chain[0]], boxes[chain[-1]]
    yield first.x + first.width / 2, first.y + first.height
    for node in chain[1:-1]:
        yield xs[node], tops[layer[node]]
        yield xs[node], tops[layer[node]] + tall[layer[node]]
    yield last.x + last.width / 2, last.y


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
