"""The Korean for what `words.said` is given. Light; parts by what they belong to."""

from engine.codegen.words_of_data import DATA
from engine.codegen.words_of_model import MODEL
from engine.codegen.words_of_pages import PAGES
from engine.codegen.words_of_training import TRAINING

KOREAN: dict[str, str] = {**DATA, **MODEL, **PAGES, **TRAINING}
