"""The Korean for what `words.said` is given. Light; parts by what they belong to."""

from engine.codegen.words_of_augmentation import AUGMENTATION
from engine.codegen.words_of_data import DATA
from engine.codegen.words_of_export import EXPORT
from engine.codegen.words_of_model import MODEL
from engine.codegen.words_of_model_pages import MODEL_PAGES
from engine.codegen.words_of_pages import PAGES
from engine.codegen.words_of_training import TRAINING

KOREAN: dict[str, str] = {
    **AUGMENTATION,
    **DATA,
    **EXPORT,
    **MODEL,
    **MODEL_PAGES,
    **PAGES,
    **TRAINING,
}
