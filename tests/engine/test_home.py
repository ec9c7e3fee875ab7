"""Where things live: the environment decides, and wrong places are named."""

import os
from pathlib import Path

import pytest

from engine import home
from engine.errors import AtelierError


def test_atelier_home_holds_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "mine"))
    assert home.home() == tmp_path / "mine"
    for folder in (home.runs_folder(), home.downloads_folder(), home.new_run_folder("a", "b")):
        assert folder.is_relative_to(tmp_path / "mine")
    assert not (tmp_path / "mine").exists(), "asking creates nothing"


def test_without_it_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATELIER_HOME")
    assert home.home().is_absolute()
    assert "atelier" in home.home().name.lower()


def test_downloads_are_found_without_being_named() -> None:
    assert home.data_roots() == (home.downloads_folder(),)


def test_atelier_data_comes_first_and_an_explicit_root_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shared, explicit = tmp_path / "shared", tmp_path / "explicit"
    shared.mkdir()
    explicit.mkdir()
    monkeypatch.setenv("ATELIER_DATA", str(shared))
    assert home.data_roots() == (shared, home.downloads_folder())
    assert home.data_roots(explicit) == (explicit, home.downloads_folder())


@pytest.mark.parametrize("through", ["option", "environment"])
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none", "data_root_missing"),
        ("file", "data_root_no_folder"),
        ("file/below", "data_root_missing"),
        ("n" * 300, "data_root_unreadable"),
    ],
)
def test_a_root_that_cannot_be_used_is_named(
    name: str, code: str, through: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    root = tmp_path / name
    if through == "environment":
        monkeypatch.setenv("ATELIER_DATA", str(root))
    with pytest.raises(AtelierError) as refused:
        home.data_roots(root if through == "option" else None)
    assert refused.value.code == code
    assert str(root) in str(refused.value)


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's here")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_root_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        for root in (closed, closed / "below"):
            with pytest.raises(AtelierError) as refused:
                home.data_roots(root)
            assert refused.value.code == "data_root_unreadable"
    finally:
        closed.chmod(0o700)


def test_new_runs_never_share_a_folder() -> None:
    folders = []
    for _ in range(4):
        folder = home.new_run_folder("mlp", "garments")
        folder.mkdir(parents=True)
        folders.append(folder)
    assert len(set(folders)) == 4
    assert all("mlp" in folder.name and "garments" in folder.name for folder in folders)
