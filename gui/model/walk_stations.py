"""A walk as the stations of a list: the pictures, each layer, the answer, and why `model(x)`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from engine.models.walk_records import Step
from gui import errors
from gui.model import walk_words
from gui.model.walk_maker import Answer
from gui.numbers import percent
from gui.widgets.model.station import Station


def stations_of(answer: Answer) -> list[Station]:
    """First the pictures, then a station for each step, then the answer, then the question why."""
    walk = answer.walk
    made = [_pictures(answer)]
    made += [_layer(step, answer) for step in walk.steps]
    made.append(_ending(answer))
    made.append(
        Station(
            QCoreApplication.translate("Walk", "Why model(x)"),
            sentence=QCoreApplication.translate(
                "Walk", "and never model.forward(x): this walk is made of hooks."
            ),
        )
    )
    return made


class WalkCounts(QObject):
    """What counts something: lupdate finds its plural forms in a QObject only."""

    def pictures(self, shape: tuple[int, ...]) -> str:
        """How many pictures go in, and what each is made of."""
        text = self.tr(
            "A mini-batch of {0} pictures, %Ln channel(s) of {1} x {2} pixels each.", "", shape[1]
        )
        return text.format(shape[0], *shape[2:])


def _pictures(answer: Answer) -> Station:
    shape = answer.walk.batch.shape
    return Station(
        QCoreApplication.translate("Walk", "The pictures"),
        shapes=walk_words.shape_text(shape),
        sentence=WalkCounts().pictures(shape),
        values=answer.pictures,
    )


def _layer(step: Step, answer: Answer) -> Station:
    sentence = walk_words.sentence(step)
    if step.silenced is not None and step.silenced.size:
        silenced = QCoreApplication.translate("Walk", "Silenced: {0}. {1}")
        sentence = silenced.format(percent(float(step.silenced.mean())), sentence)
    return Station(
        walk_words.title(step),
        step.kind,
        walk_words.shapes_text(step),
        sentence,
        walk_words.origin_text(step.origin, answer.walk),
        answer.walk.by_image(step.values),
        answer.walk.by_image(step.silenced),
    )


def _ending(answer: Answer) -> Station:
    walk = answer.walk
    if walk.logits is None:
        said = errors.sentence(walk.error) if walk.error is not None else ""
        title = QCoreApplication.translate("Walk", "The way ends here")
        return Station(title, sentence=said, mark="error")
    return Station(
        QCoreApplication.translate("Walk", "Softmax(dim=1)"),
        QCoreApplication.translate("Walk", "after the network"),
        walk_words.shape_text(walk.logits.shape),
        QCoreApplication.translate("Walk", "Makes shares of the logits: each row adds up to 1."),
        walk_words.origin_text(walk.ending, walk),
        walk.logits,
    )
