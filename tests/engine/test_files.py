"""Files are replaced whole or not at all."""

from pathlib import Path

import pytest

from engine.files import remove_parts, replacing, write_text


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_text_is_written_and_replaced(tmp_path: Path) -> None:
    for text in ("first\n", "zweite Fassung, 옷\n"):
        write_text(tmp_path / "note", text)
        assert contents(tmp_path) == {"note": text.encode()}


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with replacing(path) as part:
        part.write_bytes(b"new, first half")
        assert path.read_bytes() == b"old"
        part.write_bytes(b"new")
    assert contents(tmp_path) == {"file": b"new"}


@pytest.mark.parametrize("wrote", [True, False])
def test_a_failure_leaves_the_old_file_and_nothing_else(wrote: bool, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fail() -> None:
        with replacing(path) as part:
            if wrote:
                part.write_bytes(b"half")
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError, match="disk"):
        fail()
    assert contents(tmp_path) == {"file": b"old"}


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(tmp_path / "none" / "file", "text")


def test_only_our_own_leftovers_are_removed(tmp_path: Path) -> None:
    for name in (".last.ckpt.42.part", "theirs.part", "last.ckpt", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    remove_parts(tmp_path)
    assert contents(tmp_path).keys() == {"theirs.part", "last.ckpt", ".hidden"}
