"""The engine's command line: what can be asked. Light: `--help` imports no torch.

What is for people goes to stderr; `--json` puts one JSON document on stdout. Exit code 0 for
success, 2 for a wrong request, 1 for a failure, with one clear line and no traceback unless
`--debug` asks for it; 143 or 138 for a training that SIGTERM or SIGUSR1 has ended, in order.
"""

import argparse
import io
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, get_args

import engine
from engine import launched, trusted_code
from engine.data import catalog
from engine.data_spec import Colour, Sampler, Target
from engine.errors import AtelierError, of_os_error
from engine.exporting.formats import KINDS as EXPORT_FORMATS
from engine.launched import Place
from engine.presets import PRESETS
from engine.run_spec import MODELS
from engine.train_spec import (
    AUGMENTATIONS,
    DEVICES,
    LOSSES,
    OPTIMIZERS,
    PRECISIONS,
    SCHEDULES,
)

EXIT_FAILURE = 1
EXIT_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; `arguments` default to the process's own. Returns the exit code.

    Of several processes that `torchrun` has started only the first one speaks.
    """
    here = launched.place()
    if here.world > 1:
        launched.leave(_run(_for_several(arguments, here)))
    return _run(_parser().parse_args(arguments))


def _for_several(arguments: Sequence[str] | None, here: Place) -> argparse.Namespace:
    """What is asked of several processes together: to train, and nothing else."""
    launched.speak(here.is_first)
    parser = _parser()
    try:
        options = parser.parse_args(arguments)
        if options.command != "train":
            error = AtelierError("processes_command", command=options.command)
            parser.exit(EXIT_USAGE, f"atelier: {error}\n")
    except SystemExit as ended:  # a request that cannot be understood, or one for help
        if ended.code and not here.is_first:
            launched.let_the_first_speak()
        raise
    return options


def _run(options: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # JSON and scripts are UTF-8, whatever the console speaks.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    logging.basicConfig(level=logging.CRITICAL if not options.debug else logging.WARNING)
    try:
        # Here, after parsing: it imports torch.
        from engine import commands

        trusted_code.allow_for_this_process(options.allow_code)
        code = int(getattr(commands, options.command)(options))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain again when it flushes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_FAILURE
    except KeyboardInterrupt:
        print("atelier: interrupted.", file=sys.stderr)
        return EXIT_FAILURE
    except Exception as raised:  # noqa: BLE001  # a person gets a sentence, whatever happens
        if options.debug:
            traceback.print_exc()
        error = _explained(raised)
        # One line, whatever a file has put into it.
        line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in str(error))
        print(f"atelier: {line}", file=sys.stderr)
        return EXIT_USAGE if error.usage else EXIT_FAILURE


def _explained(raised: Exception) -> AtelierError:
    """What went wrong, in one line."""
    if isinstance(raised, AtelierError):
        return raised
    if isinstance(raised, OSError) and raised.filename is not None:
        return AtelierError("path_unusable", path=raised.filename, reason=of_os_error(raised))
    first_line = str(raised).partition("\n")[0]
    return AtelierError("internal", reason=f"{type(raised).__name__}: {first_line}")


class _Parser(argparse.ArgumentParser):
    """Says a usage error in one line; takes no shortened options, which would break later."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    packaged = getattr(sys, "frozen", False)
    parser = _Parser(
        prog="atelier --engine" if packaged else "python -m engine",
        description="Atelier's engine without its window.",
    )
    parser.add_argument("--version", action="version", version=f"Atelier {engine.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = _Parser(add_help=False)
    common.add_argument("--debug", action="store_true", help="show the traceback of an error")
    common.add_argument(
        "--allow-code",
        action="store_true",
        help="run the code of networks that people wrote themselves",
    )

    def add(name: str, purpose: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=purpose, description=purpose)

    devices = add("devices", "List the devices that a model can be trained on.")
    _add_json(devices)
    datasets = add("datasets", "List the datasets, and whether they are on this machine.")
    _add_json(datasets)
    _add_data_root(datasets)
    _add_train(add("train", "Train a model and record the run in a folder."))
    _add_evaluate(add("evaluate", "Measure a model on a dataset."))
    _add_predict(add("predict", "Name pictures."))
    _add_script(add("script", "Write a run, or a spec, as one PyTorch script without Atelier."))
    _add_export(add("export", "Write weights for other programs."))
    return parser


def _add_train(parser: argparse.ArgumentParser) -> None:
    spec = parser.add_argument_group("the run")
    for option, (kind, metavar, text) in _RUN_OPTIONS.items():
        # An option that was not given leaves no attribute: --spec can tell that both were given.
        spec.add_argument(option, type=kind, default=argparse.SUPPRESS, metavar=metavar, help=text)
    spec.add_argument(
        "--nesterov",
        action=argparse.BooleanOptionalAction,
        default=argparse.SUPPRESS,
        help="needs a momentum",
    )
    spec.add_argument(
        "--drop-last",
        action=argparse.BooleanOptionalAction,
        default=argparse.SUPPRESS,
        help="leave out a last batch that is not full",
    )
    place = parser.add_argument_group("its place")
    place.add_argument("--out", type=Path, metavar="RUN_DIR", help="a new folder for the run")
    place.add_argument(
        "--spec", type=Path, metavar="FILE.json", help="instead of the run's options"
    )
    place.add_argument(
        "--resume",
        type=Path,
        metavar="RUN_DIR",
        help="continue the run in a folder; with --epochs (and --schedule, --lr) add a phase to it",
    )
    _add_data_root(place)
    _add_json(parser)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    _add_checkpoint(parser)
    parser.add_argument("--dataset", required=True, metavar="NAME", help="what to measure it on")
    parser.add_argument("--split", choices=("train", "test"), default="test")
    parser.add_argument("--device", default="auto", metavar="NAME", help="|".join(DEVICES))
    _add_data_root(parser)
    _add_json(parser)


def _add_predict(parser: argparse.ArgumentParser) -> None:
    _add_checkpoint(parser)
    parser.add_argument("paths", type=Path, nargs="+", metavar="IMAGE|FOLDER")
    form = parser.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--csv", action="store_true", help="a table on stdout")


def _add_script(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        type=Path,
        metavar="RUN_DIR|SPEC.json",
        help="a run, a spec, or a script that was written before",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE.py",
        help="a new file; a dataset that torchvision does not have goes into another beside it; "
        "default: stdout",
    )
    parser.add_argument(
        "--lang", choices=("en", "ko"), default="en", help="of comments; default: en"
    )
    _add_data_root(parser)
    _add_json(parser)


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_checkpoint(parser)
    parser.add_argument("--format", required=True, metavar="NAME", help="|".join(EXPORT_FORMATS))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="a new file")
    parser.add_argument(
        "--lang", choices=("en", "ko"), default="en", help="of the example; default: en"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--example", action="store_true", help="on stdout, a script that uses the file"
    )
    _add_json(form)


def _add_checkpoint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--checkpoint",
        type=Path,
        metavar="FILE",
        help="default: the weights that ship with Atelier",
    )


def _add_data_root(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--data-root", type=Path, metavar="DIR", help="where datasets are; default: ATELIER_DATA"
    )


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError("must be numbers with commas between them") from None


def _validation(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text


# Option: type, what stands for its value in the help, and its explanation.
_RUN_OPTIONS: dict[str, tuple[Callable[[str], object], str, str]] = {
    "--dataset": (str, "NAME", f"one of: {', '.join(catalog.ENTRIES)}, {catalog.FOLDER}PATH"),
    "--size": (int, "N", "edge to which a folder's pictures are fitted; default: 28"),
    "--colour": (str, "NAME", "of a folder's pictures: " + "|".join(get_args(Colour))),
    "--target": (str, "NAME", "what stands for a label: " + "|".join(get_args(Target))),
    "--sampler": (str, "NAME", "an epoch's images: " + "|".join(get_args(Sampler))),
    "--subset": (int, "N", "how many images sampler subset keeps; default: 1000"),
    "--workers": (int, "N", "processes that fetch batches; default: 0"),
    "--preset": (
        str,
        "NAME",
        f"where the other options begin; one of: {', '.join(preset.name for preset in PRESETS)}",
    ),
    "--model": (str, "NAME", f"one of: {', '.join(MODELS)}"),
    "--epochs": (int, "N", "default: 5"),
    "--batch-size": (int, "N", "default: 64"),
    "--loss": (str, "NAME", "|".join(LOSSES)),
    "--label-smoothing": (float, "F", "cross_entropy only; default: 0"),
    "--class-weights": (_numbers, "F,F,...", "one for each class; default: all alike"),
    "--optimizer": (str, "NAME", "|".join(OPTIMIZERS)),
    "--lr": (float, "F", "default: sgd .01, others .001"),
    "--momentum": (float, "F", "sgd only"),
    "--weight-decay": (float, "F", "default: 0"),
    "--schedule": (str, "NAME", "|".join(SCHEDULES)),
    "--warmup": (float, "F", "share of the steps in which onecycle rises; default: 0.25"),
    "--decay": (float, "F", "factor of step and exponential; default: 0.5"),
    "--decay-every": (int, "N", "epochs between two steps of step; default: 1"),
    "--augment": (str, "NAME", "|".join(AUGMENTATIONS)),
    "--clip-norm": (float, "F", "longest gradient; default: any"),
    "--patience": (int, "N", "end after N epochs without a lower validation loss"),
    "--time-budget": (float, "SECONDS", "end after so much training"),
    "--precision": (str, "NAME", "|".join(PRECISIONS)),
    "--validation": (
        _validation,
        "test|F",
        "the test split, or this share of the training split",
    ),
    "--seed": (int, "N", "default: 0"),
    "--threads": (int, "N", "default: cores minus one"),
    "--device": (str, "NAME", "|".join(DEVICES)),
}
