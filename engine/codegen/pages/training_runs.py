"""The page of runs as code: the figures that a run has left. Light."""

from engine.codegen.pages.assembly import assembled
from engine.codegen.part import Part
from engine.codegen.snippet import NeededFile, Snippet
from engine.codegen.twin import Language
from engine.codegen.words import comment

STEPS, EPOCHS = "metrics.csv", "epochs.csv"


def figures(has_epochs: bool, language: Language = "en") -> Snippet:
    """Reads a run's figures: how many steps, the last loss, the best validation accuracy.

    Args:
        has_epochs: Whether the run has finished an epoch: then there are figures of epochs.
        language: Of the comments.
    """
    lines = [
        comment("One row for each step. The whole run as code: File > Export as script.", language),
        *_rows("steps", STEPS),
        'print("steps:", len(steps))',
        'print("last loss:", steps[-1]["loss"])',
    ]
    files = [NeededFile(STEPS, "other")]
    if has_epochs:
        lines += [
            "",
            comment("One row for each epoch, measured on images not trained on.", language),
            *_rows("epochs", EPOCHS),
            'best = max(epochs, key=lambda row: float(row["val_accuracy"]))',
            'print("best epoch:", best["epoch"])',
            "print(f\"validation accuracy: {float(best['val_accuracy']):.2%}\")",
            "print(f\"at the end: {float(epochs[-1]['val_accuracy']):.2%}\")",
        ]
        files.append(NeededFile(EPOCHS, "other"))
    return Snippet(assembled(Part(("import csv",), (), tuple(lines))), tuple(files))


def _rows(name: str, file: str) -> tuple[str, str]:
    return f'with open("{file}", newline="") as file:', f"    {name} = list(csv.DictReader(file))"
