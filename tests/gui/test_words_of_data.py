"""Codes of the engine are said in words: the order of the images, what a dataset is called."""

from dataclasses import replace
from typing import get_args

import pytest

from engine.data import catalog
from engine.data_spec import Sampler
from gui.data import dataset_words
from gui.main_window import MainWindow


def test_the_training_tab_says_in_which_order_images_come(window: MainWindow) -> None:
    said = {}
    for sampler in get_args(Sampler):
        window.session.set_data(replace(window.session.data, sampler=sampler))
        text = window.training_tab.panel.subject.text()
        assert sampler not in text.split()
        said[sampler] = text
    assert "\n" not in said["random"], "the usual needs no word"
    assert len({*said.values()}) == len(said)


@pytest.mark.parametrize("name", [*catalog.ENTRIES, f"{catalog.FOLDER}/home/me/shoes"])
def test_a_dataset_has_the_catalogues_title_in_english(name: str) -> None:
    assert dataset_words.title(name) == catalog.title(name) == str(catalog.spoken_title(name))
