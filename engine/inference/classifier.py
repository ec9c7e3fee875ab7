"""A frozen model names a picture."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from engine.data import preprocessing
from engine.errors import Said
from engine.inference import doubt
from engine.inference.doubt import Doubt
from engine.models import weights
from engine.models.weights import Weights
from engine.pixels import as_batch


@dataclass(frozen=True, eq=False)
class Prediction:
    """What a model says of one picture.

    Attributes:
        label: Index of the likeliest class.
        name: Its name.
        logits: float32 [classes].
        probabilities: float32 [classes], softmax of the logits.
        seen: uint8 [H, W] (or [H, W, C]): the picture as the model saw it.
        doubt: 0 (surely clothes) to 1; above .5 it is likelier something that no class is for.
            None where the model cannot tell, as all but the shipped one.
    """

    label: int
    name: str
    logits: NDArray[np.float32]
    probabilities: NDArray[np.float32]
    seen: NDArray[np.uint8]
    doubt: float | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether it is likelier no clothing; False where the model cannot tell."""
        return self.doubt is not None and self.doubt > 0.5


class Classifier:
    """A model with fixed weights, in evaluation mode on the CPU.

    Args:
        trained: The weights.
        name: How an error should call them.
        doubts: Measures the doubt about pictures that these weights are asked about; None if it
            is not known.

    Raises:
        AtelierError: `checkpoint_mismatch`.
    """

    def __init__(
        self, trained: Weights, name: Said = weights.THESE, doubts: Doubt | None = None
    ) -> None:
        self._network = trained.build_bare(name)
        self._model = trained.prepared(self._network)
        self._doubts = doubts
        self.weights = trained

    @classmethod
    def read(cls, path: Path) -> "Classifier":
        """The classifier of a weights file, with the doubt that lies beside it, if any.

        Raises:
            AtelierError: As `weights.read`, the constructor and `Doubt.read`.
        """
        trained = weights.read(path)
        place = doubt.beside(path)
        return cls(trained, str(path), Doubt.read(place) if place.is_file() else None)

    def with_state(self, trained: Weights, name: Said = weights.THESE) -> "Classifier":
        """This classifier with other weights, its network used again where it fits them.

        What it knew of doubt belonged to the old ones.

        Raises:
            AtelierError: `checkpoint_mismatch`; this classifier then stays as it is.
        """
        kept = self.weights
        if (trained.model, trained.inputs) != (kept.model, kept.inputs):
            return Classifier(trained, name)
        weights.load_into(self._network, trained.state_dict, trained.model.name, name)
        self.weights = trained
        self._doubts = None
        return self

    @property
    def classes(self) -> tuple[str, ...]:
        """Class names, by label."""
        return self.weights.classes

    def predict(
        self, picture: NDArray[np.uint8], name: Said = preprocessing.THE_PICTURE
    ) -> Prediction:
        """Name a picture of any size: `frame` it, then `classify` it; errors as in these."""
        return self.classify(self.frame(picture, name))

    def frame(
        self, picture: NDArray[np.uint8], name: Said = preprocessing.THE_PICTURE
    ) -> NDArray[np.uint8]:
        """The picture as the model wants it: uint8 [H, W], or [H, W, 3] where it wants colour.

        Args:
            picture: uint8 [height, width] or [height, width, 3], any size.
            name: How an error should call it.

        Raises:
            AtelierError: `image_empty`, where there is nothing to name.
        """
        return preprocessing.frame_for(self.weights.inputs, picture, name)

    def classify(self, seen: NDArray[np.uint8]) -> Prediction:
        """Name a framed picture, uint8 [H, W] or [H, W, 3]."""
        with torch.inference_mode():
            logits = self._model(as_batch(seen))[0]
            probabilities = logits.softmax(dim=0)
        label = int(probabilities.argmax())
        doubted = None if self._doubts is None else float(self._doubts.of(seen[None])[0])
        return Prediction(
            label, self.classes[label], logits.numpy(), probabilities.numpy(), seen, doubted
        )
