"""Settings: checked when they are read, saved when they are set, and no damage stops a start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from engine import home
from gui.data.recent_folders import RecentFolders
from gui.settings import LEAST_KEPT_MB, MOST_KEPT_MB, TEXT_SCALES, Settings

USUAL = {
    "geometry": None,
    "layout": None,
    "language": "system",
    "start_page": True,
    "scheme": "system",
    "text_scale": 1.0,
    "motion": "system",
    "data_folder": None,
    "device": "auto",
    "threads": 0,
    "kept_weights_mb": 200,
}
OTHER = {
    "geometry": QByteArray(b"\0\1@,;\xff geometry"),
    "layout": QByteArray(b"layout"),
    "language": "ko",
    "start_page": False,
    "scheme": "dark",
    "text_scale": 1.25,
    "motion": "reduced",
    "data_folder": Path("/srv/a b, c;d/\u00e9\ud55c\uae00\u2028"),
    "device": "cuda",
    "threads": 1024,
    "kept_weights_mb": LEAST_KEPT_MB,
}


def read(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in USUAL}


def own_file() -> Path:
    return home.home() / "settings.ini"


def test_the_first_start_has_the_usual_settings_and_writes_nothing() -> None:
    settings = Settings()
    assert read(settings) == USUAL
    assert (settings.set_aside, settings.shared_damaged, settings.unwritable) == (None, None, None)
    assert list(home.home().iterdir()) == []


def test_what_was_set_is_there_at_the_next_start() -> None:
    settings = Settings()
    for name, value in OTHER.items():
        setattr(settings, name, value)
        assert name.split("_")[0] in own_file().read_text().replace("-", "_")  # at once
    assert read(settings) == OTHER
    assert read(Settings()) == OTHER
    for scale in TEXT_SCALES:
        settings.text_scale = scale
        assert Settings().text_scale == scale


@pytest.mark.parametrize(
    "line",
    [
        "[start]\nlanguage=tlh\npage=perhaps",
        "[start]\nlanguage=en, ko",
        "[start]\nlanguage=@ByteArray(ko)\npage=@ByteArray(false)",
        "[looks]\nscheme=DARK\ntext-percent=133\nmotion=0",
        "[looks]\ntext-percent=1e2",
        "[data]\nfolder=relative/folder",
        "[data]\nfolder=/one, /two",
        "[training]\nthreads=-1\nkept-weights-mb=9\ndevice=tpu",
        f"[training]\nthreads=1025\nkept-weights-mb={MOST_KEPT_MB + 1}",
        f"[training]\nthreads={'9' * 5000}",
        "[training]\nthreads=\u0663",
        "[window]\ngeometry=text\nlayout=1",
    ],
)
def test_a_value_that_makes_no_sense_counts_as_not_set(line: str) -> None:
    own_file().write_text(line, encoding="utf-8")
    settings = Settings()
    assert read(settings) == USUAL
    assert settings.set_aside is None


@pytest.mark.parametrize(
    "content",
    [b"\0" * 300, b"[looks]\nscheme=\xff\xfe\n", b"[looks\nscheme=dark\n", b"a page of a novel\n"],
)
def test_a_file_that_cannot_be_read_is_set_aside_and_kept(content: bytes) -> None:
    own_file().write_bytes(content)
    settings = Settings()
    assert settings.set_aside is not None
    assert settings.set_aside.parent == home.home()
    assert settings.set_aside.name.startswith("settings-damaged-20")
    assert settings.set_aside.read_bytes() == content
    assert read(settings) == USUAL
    settings.scheme = "light"
    again = Settings()
    assert (again.scheme, again.set_aside) == ("light", None)


def test_a_folder_in_the_place_of_the_file_is_set_aside_too() -> None:
    for _ in range(2):  # also twice within one second
        (own_file() / "inside").mkdir(parents=True)
        settings = Settings()
        assert settings.set_aside is not None
        assert (settings.set_aside / "inside").is_dir()
    settings.language = "en"
    assert Settings().language == "en"


def test_where_nothing_can_be_written_settings_hold_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "settings.ini")
    assert settings.unwritable is not None
    assert settings.unwritable.code == "settings_unwritable"
    for name, value in OTHER.items():
        setattr(settings, name, value)
    assert read(settings) == OTHER
    settings.forget_layout()
    settings.data_folder = None
    assert (settings.geometry, settings.layout, settings.data_folder) == (None, None, None)
    assert settings.has_own_data_folder is False


def test_a_damaged_file_that_cannot_be_moved_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own_file().write_text("a page of a novel")

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(source)

    monkeypatch.setattr(Path, "rename", refuse)
    settings = Settings()
    assert (settings.set_aside, read(settings)) == (None, USUAL)
    assert settings.unwritable is not None
    settings.scheme = "dark"
    assert settings.scheme == "dark"
    assert own_file().read_text() == "a page of a novel"


def test_a_disk_that_fails_and_recovers_is_noticed(tmp_path: Path) -> None:
    place = tmp_path / "place"
    settings = Settings(place / "settings.ini")
    settings.scheme = "dark"
    place.rename(tmp_path / "gone")
    place.write_text("in the way")
    settings.threads = 3
    assert settings.unwritable
    assert (settings.scheme, settings.threads) == ("dark", 3)
    place.unlink()
    (tmp_path / "gone").rename(place)
    settings.language = "ko"
    assert not settings.unwritable
    again = Settings(place / "settings.ini")
    assert (again.scheme, again.threads, again.language) == ("dark", 3, "ko")


def test_the_machines_file_says_what_the_person_has_not_set(tmp_path: Path) -> None:
    shared = tmp_path / "etc" / "settings.ini"
    shared.parent.mkdir()
    shared.write_text("\ufeff[data]\nfolder=/srv/data\n[looks]\ntext-percent=150\nscheme=light\n")
    before = shared.read_bytes(), shared.stat().st_mtime_ns
    settings = Settings(shared=shared)
    assert settings.data_folder == Path("/srv/data")
    assert settings.has_own_data_folder is False
    assert (settings.text_scale, settings.scheme, settings.threads) == (1.5, "light", 0)
    settings.scheme = "dark"
    settings.data_folder = Path("/home/me/data")
    again = Settings(shared=shared)
    assert (again.text_scale, again.scheme) == (1.5, "dark")
    assert (again.data_folder, again.has_own_data_folder) == (Path("/home/me/data"), True)
    again.data_folder = None
    assert Settings(shared=shared).data_folder == Path("/srv/data")
    assert (shared.read_bytes(), shared.stat().st_mtime_ns) == before
    assert list(shared.parent.iterdir()) == [shared]


def test_the_machines_file_is_found_where_systems_have_such_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site" / "atelier"
    folder.mkdir(parents=True)
    monkeypatch.setattr("platformdirs.site_config_dir", lambda *_: str(folder))
    (folder / "settings.ini").write_text("[training]\ndevice=cpu\n")
    assert Settings().device == "cpu"
    (folder / "settings.ini").write_bytes(b"\xff")
    damaged = Settings()
    assert damaged.shared_damaged == folder / "settings.ini"
    assert damaged.set_aside is None
    assert read(damaged) == USUAL
    assert (folder / "settings.ini").read_bytes() == b"\xff"


def test_the_layout_and_the_last_folders_can_be_forgotten_alone() -> None:
    settings = Settings()
    for name, value in OTHER.items():
        setattr(settings, name, value)
    RecentFolders().remember("/home/me/pictures")
    settings.forget_layout()
    assert read(Settings()) == OTHER | {"geometry": None, "layout": None}
    assert RecentFolders().paths() == ["/home/me/pictures"]
    settings.forget_recent()
    assert RecentFolders().paths() == []
    assert read(settings) == read(Settings()) == OTHER | {"geometry": None, "layout": None}


def test_the_command_line_comes_before_the_environment_and_that_before_the_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings()
    assert settings.data_root() is None
    settings.data_folder = Path("/srv/data")
    assert settings.data_root() == Path("/srv/data")
    monkeypatch.setenv("ATELIER_DATA", "/mnt/data")
    assert settings.data_root() is None  # the engine reads that itself
    assert settings.data_root(Path("/said")) == Path("/said")
