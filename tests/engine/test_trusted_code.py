"""Which code the person has allowed, from one start to the next."""

import json
from pathlib import Path

import pytest

from engine import trusted_code
from engine.errors import AtelierError
from engine.network_spec import CodeSpec

CODE = CodeSpec("class Net: ...\n", "Net")
OTHER = CodeSpec("class Net: ... \n", "Net")


def test_a_content_is_allowed_once_and_any_other_asks_again() -> None:
    assert not trusted_code.is_trusted(CODE.fingerprint)
    trusted_code.trust(CODE.fingerprint, "Net")
    assert trusted_code.is_trusted(CODE.fingerprint)
    assert not trusted_code.is_trusted(OTHER.fingerprint)
    trusted_code.trust(OTHER.fingerprint, "네트워크")
    assert trusted_code.is_trusted(CODE.fingerprint)
    trusted_code.forget(CODE.fingerprint)
    assert not trusted_code.is_trusted(CODE.fingerprint)
    assert trusted_code.is_trusted(OTHER.fingerprint)
    assert "네트워크" in trusted_code.list_file().read_text(encoding="utf-8")


def test_forgetting_what_was_never_allowed_writes_nothing() -> None:
    trusted_code.forget(CODE.fingerprint)
    assert not trusted_code.list_file().exists()


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff\xfe", b"[]", b'{"version": 9, "trusted": {}}', b'{"version": 1, "trusted": 3}'],
)
def test_a_damaged_list_allows_nothing_and_is_kept_aside(content: bytes) -> None:
    path = trusted_code.list_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert not trusted_code.is_trusted(CODE.fingerprint)
    assert path.read_bytes() == content, "looking changes nothing"
    trusted_code.trust(CODE.fingerprint, "Net")
    assert trusted_code.is_trusted(CODE.fingerprint)
    assert path.with_name("trusted-code.damaged.json").read_bytes() == content
    assert json.loads(path.read_text(encoding="utf-8"))["trusted"].keys() == {CODE.fingerprint}


def test_a_place_that_cannot_be_written_is_said_and_allows_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "a file"
    occupied.write_text("")
    monkeypatch.setenv("ATELIER_HOME", str(occupied))
    with pytest.raises(AtelierError) as raised:
        trusted_code.trust(CODE.fingerprint, "Net")
    assert raised.value.code == "cannot_write"
    assert not trusted_code.is_trusted(CODE.fingerprint)


def test_a_process_may_allow_everything_and_remembers_nothing() -> None:
    trusted_code.allow_for_this_process()
    try:
        assert trusted_code.is_trusted(CODE.fingerprint)
    finally:
        trusted_code.allow_for_this_process(allowed=False)
    assert not trusted_code.is_trusted(CODE.fingerprint)
    assert not trusted_code.list_file().exists()
