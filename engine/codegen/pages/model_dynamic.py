"""The page of the dynamic graph as code: a network that branches, and two inputs. Light."""

from engine.code_layout import literal
from engine.codegen.data_wording import spoken
from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Language
from engine.codegen.words import comment

_NETWORK = '''\
class Branching(nn.Module):
    """Takes another way for each input: the larger x, the more layers."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3, 4)
        self.again = nn.Linear(4, 4)
        self.last = nn.Linear(4, 1)

    def forward(self, x):
        times = min(int(x.abs().sum()), 4)
        if x.sum() > 0:
            x = torch.relu(self.first(x))
        else:
            x = torch.tanh(self.first(x))
            x = 2 * x
        for _ in range(times):
            x = self.again(x)
        return self.last(x)'''

_NODES = '''\
def nodes_before(node, found):
    """A node of the graph, and all that it leads to."""
    if node is not None and node not in found:
        found.append(node)
        for following, _ in node.next_functions:
            nodes_before(following, found)
    return found'''


def graphs(inputs: tuple[tuple[float, ...], ...], language: Language) -> Snippet:
    """Runs the network on each input, and counts what autograd recorded.

    Args:
        inputs: Three numbers each.
        language: Of comments and docstrings.
    """
    listed = (f"    {literal(list(each)).flat()}," for each in inputs)
    lines = (
        comment("The weights of the window: from seed 0.", language),
        "torch.manual_seed(0)",
        "model = Branching()",
        "inputs = [",
        *listed,
        "]",
        "for numbers in inputs:",
        "    output = model(torch.tensor([numbers]))",
        "    nodes = nodes_before(output.sum().grad_fn, [])",
        "    names = [node.name() for node in nodes]",
        '    way = "relu" if "ReluBackward0" in names else "tanh"',
        '    print(f"{way}: {len(nodes)} nodes; output {output.item():.4g}")',
    )
    definitions = spoken(_NETWORK, language), spoken(_NODES, language)
    return Snippet(assembled(Part(("import torch", "from torch import nn"), definitions, lines)))
