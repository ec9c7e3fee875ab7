"""A run as one file of plain PyTorch. Light."""

from engine import __version__
from engine.code_layout import LINE, width
from engine.codegen import (
    augmentation_part,
    data_part,
    loop_part,
    model_part,
    own_class,
    record,
    training_part,
)
from engine.codegen.part import Part, imports, indented
from engine.codegen.twin import Twin
from engine.codegen.words import comment, said
from engine.data import catalog


def write(twin: Twin, atelier: str = __version__) -> str:
    """The script: it does what the run does, and its last lines say of which spec it is.

    Raises:
        AtelierError: Where the spec does not fit the dataset: what the parts raise.
    """
    parts = (
        _arguments(twin),
        data_part.write(twin),
        augmentation_part.write(twin),
        model_part.write(twin),
        training_part.write(twin),
        loop_part.write(twin),
    )
    whole = Part()
    for part in parts:
        whole += part
    main = f"def main():\n{indented(whole.lines)}"
    definitions = "\n\n\n".join(each.strip("\n") for each in (*whole.definitions, main))
    written = (
        f"{_docstring(twin)}\n\n"
        f"{imports(whole.imports)}\n\n"
        f"{definitions}\n\n\n"
        f'if __name__ == "__main__":\n    main()\n\n'
        f"{comment('What Atelier reads when it opens this file.', twin.language)}\n"
        f"{record.literal(twin, atelier)}"
    )
    return own_class.fitted(written, twin.spec.model, twin.language)


def _arguments(twin: Twin) -> Part:
    """The command line, the threads and the device."""
    train, language = twin.spec.train, twin.language
    data_root = 'parser.add_argument("--data-root", default="data")'
    lines = (
        "parser = argparse.ArgumentParser()",
        *(() if twin.data_file else (data_root,)),
        'parser.add_argument("--out", type=Path, default=".")',
        "args = parser.parse_args()",
        "args.out.mkdir(parents=True, exist_ok=True)",
        "",
        comment("Another number of threads rounds sums differently.", language),
        f"torch.set_num_threads({train.threads})",
        *training_part.device(twin),
    )
    return Part(("import argparse", "from pathlib import Path", "import torch"), (), lines)


def _docstring(twin: Twin) -> str:
    """What the file does, how it is called, and what it promises."""
    dataset = catalog.title(twin.spec.data.dataset)
    data_root = "" if twin.data_file else "[--data-root DIR] "
    sentences = [
        _said(twin, "Train a network on {dataset}.", dataset=dataset),
        f"    python FILE.py {data_root}[--out DIR]",
        _said(twin, "Its images are in {file}, beside this file.", file=twin.data_file)
        if twin.data_file
        else _said(twin, "Its images are downloaded into --data-root, unless they are there."),
        _said(
            twin,
            "Into --out go metrics.csv, a row for each step, and model.pth, the weights; files of "
            "these names are replaced.",
        ),
        _said(
            twin,
            "On the same machine, with {versions} and {threads} thread(s), both are those of the "
            "run in Atelier, bit for bit. Other versions and other devices round differently, and "
            "the figures drift apart.",
            versions=twin.versions or "torch",
            threads=str(twin.spec.train.threads),
        ),
    ]
    if loop_part.watches_time(twin):
        sentences.append(
            _said(twin, "It ends when its time is up: how many steps it does is the machine's.")
        )
    return '"""' + "\n\n".join(map(_filled, sentences)) + '\n"""'


def _said(twin: Twin, sentence: str, **texts: str) -> str:
    plain = {name: _plain(text) for name, text in texts.items()}
    return said(sentence, twin.language, **plain)


def _filled(paragraph: str) -> str:
    if paragraph.startswith(" "):
        return paragraph
    lines = [""]
    for word in paragraph.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if lines[-1] and width(longer) > LINE - len('"""'):
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A text of a person's without what could end a docstring or hide in it."""
    return "".join(char for char in text if char.isprintable() and char not in "\"'\\")
