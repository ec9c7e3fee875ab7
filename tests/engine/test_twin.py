"""A run and the script that is written of it: the same losses and the same weights, bit for bit.

`python -m benchmarks.twin` does the same for sixty runs.
"""

import subprocess
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from engine import trusted_code
from engine.codegen import export, reading
from engine.codegen.export import Origin
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.training.runner import Runner
from tests.engine import twin_data, twin_specs
from tests.engine.twin_runs import differences, run_and_write, run_script
from tests.engine.twin_specs import Case

COUNT = 8


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the small datasets are; a home with drawings, in which code may run."""
    place = tmp_path_factory.mktemp("twin")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ATELIER_HOME", str(place / "home"))
        trusted_code.allow_for_this_process()
        with twin_data.prepared(place / "data"):
            yield place / "data"
        trusted_code.allow_for_this_process(False)


@pytest.fixture(scope="module")
def dealt(root: Path) -> Iterator[list[Case]]:
    """The sixty runs of the benchmark; the suite does the first of them, in the same home."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ATELIER_HOME", str(root.parent / "home"))
        yield twin_specs.cases(60, root)


@pytest.fixture(scope="module")
def verdicts(dealt: list[Case], root: Path) -> Iterator[list[Future[list[str]]]]:
    """In what each script differs from its run; two are run at once, for they mostly wait."""
    with ThreadPoolExecutor(2) as pool, pytest.MonkeyPatch.context() as patched:
        patched.setenv("ATELIER_HOME", str(root.parent / "home"))
        found = []
        for case in dealt[:COUNT]:
            scratch = root.parent / str(case.number)
            scratch.mkdir()
            run_and_write(case, scratch, root)
            found.append(pool.submit(differences, case, scratch, root))
        yield found


@pytest.mark.parametrize("number", range(COUNT))
def test_a_script_does_what_the_run_did(number: int, verdicts: list[Future[list[str]]]) -> None:
    assert verdicts[number].result() == []


def test_sixty_runs_choose_whatever_there_is(dealt: list[Case]) -> None:
    for name, options in twin_specs.CHOICES.items():
        assert {case.chosen[name] for case in dealt} == set(options), name
    assert len({case.spec for case in dealt}) == 60


def test_the_suites_runs_have_every_network_and_way_to_train(dealt: list[Case]) -> None:
    for name in ("model", "loss", "optimizer", "schedule", "augment", "sampler", "validation"):
        chosen = {case.chosen[name] for case in dealt[:COUNT]}
        assert chosen == set(twin_specs.CHOICES[name]), name


@pytest.fixture(scope="module")
def scripts(dealt: list[Case], root: Path) -> Path:
    """A folder with the scripts of all their specs, but for the one that takes long to draw."""
    folder = root.parent / "scripts"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ATELIER_HOME", str(root.parent / "home"))
        for case in dealt:
            if case.chosen["dataset"] not in twin_data.RARE_DATASETS:
                out = folder / f"{case.number}.py"
                export.write(Origin(case.spec), out, case.language, root)
    return folder


def test_every_script_is_read_back_as_the_spec_that_it_was_written_of(
    scripts: Path, dealt: list[Case]
) -> None:
    written = list(scripts.glob("*.py"))
    assert len(written) >= 50
    for script in written:
        found = reading.read(script)
        assert found.spec == dealt[int(script.stem)].spec
        assert found.matches


@pytest.mark.parametrize("command", ["check", "format --check"])
def test_ruff_finds_nothing_in_any_script(command: str, scripts: Path) -> None:
    ruff = pytest.importorskip("ruff").find_ruff_bin()
    ended = subprocess.run(
        [ruff, *command.split(), "--isolated", "--no-cache", str(scripts)],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert ended.returncode == 0, ended.stdout


def test_a_run_that_diverges_ends_in_its_script_as_well(root: Path, tmp_path: Path) -> None:
    train = TrainSpec(epochs=3, batch_size=16, lr=1e30, threads=1, device="cpu")
    spec = RunSpec(DataSpec("fashion-mnist"), ModelSpec("mlp"), train)
    finished = Runner(spec, tmp_path / "run", data_root=root).run(lambda event: None)
    assert finished.reason == "diverged"
    export.export(tmp_path / "run", tmp_path / "twin.py", "en", root)
    arguments: list[object] = ["--data-root", root, "--out", tmp_path / "left"]
    ended = run_script(tmp_path / "twin.py", arguments, tmp_path / "elsewhere")
    assert ended.code == 1
    assert "Traceback" not in ended.complained
    assert "learning rate" in ended.complained
    ours, theirs = ((tmp_path / name / "metrics.csv").read_bytes() for name in ("run", "left"))
    assert ours == theirs
    assert not (tmp_path / "left" / "model.pth").exists()


def test_what_a_script_runs_in_has_nothing_of_ateliers(tmp_path: Path) -> None:
    script = tmp_path / "probe.py"
    script.write_text("import torch, torchvision\nimport engine\n")
    ended = run_script(script, [], tmp_path)
    assert ended.code == 1
    assert "ModuleNotFoundError: No module named 'engine'" in ended.complained
