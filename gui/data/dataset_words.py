"""What the catalogue says of datasets, in the person's language."""

from PySide6.QtCore import QCoreApplication

from engine.data import catalog
from engine.data.catalog import CatalogEntry
from gui import errors
from gui.fetcher import Transfer
from gui.numbers import percent

_MINUTE = 60
_HOUR = 3600
_MEGABYTE = 1_000_000


def title(name: str) -> str:
    """What a dataset is called: a name of its own stays what it is."""
    return errors.said(catalog.spoken_title(name))


def counts(entry: CatalogEntry) -> str:
    """How many images: training + test; "" where that is not known yet."""
    if entry.train_count + entry.test_count == 0:
        return ""
    return f"{entry.train_count:,} + {entry.test_count:,}"


def size(entry: CatalogEntry) -> str:
    """Width, height, and grey or colour."""
    channels, height, width = entry.shape
    if channels == 1:
        return QCoreApplication.translate("Datasets", "{0} x {1}, grey").format(width, height)
    return QCoreApplication.translate("Datasets", "{0} x {1}, colour").format(width, height)


def framing(entry: CatalogEntry) -> str:
    """How a picture from elsewhere is made to fit, in a few words."""
    texts = {
        "longest-edge": QCoreApplication.translate("Datasets", "fills the longer side"),
        "centred-mass": QCoreApplication.translate("Datasets", "centred by weight"),
        "boxed": QCoreApplication.translate("Datasets", "with a margin"),
        "whole": QCoreApplication.translate("Datasets", "the whole picture"),
    }
    return texts[entry.framing]


def framing_sentence(entry: CatalogEntry) -> str:
    """The same in a sentence."""
    texts = {
        "longest-edge": QCoreApplication.translate(
            "Datasets", "Trimmed, then scaled until the longer side fills the frame."
        ),
        "centred-mass": QCoreApplication.translate(
            "Datasets",
            "Trimmed, scaled to 20 of 28 pixels, and put so that the middle of its ink is the "
            "middle of the frame.",
        ),
        "boxed": QCoreApplication.translate(
            "Datasets", "Trimmed, scaled to 24 of 28 pixels, in the middle of the frame."
        ),
        "whole": QCoreApplication.translate(
            "Datasets", "Not trimmed: the whole picture, scaled until it fits."
        ),
    }
    return texts[entry.framing]


def licence(entry: CatalogEntry) -> str:
    """Under which terms the images are given."""
    texts = {
        "not stated": QCoreApplication.translate("Datasets", "not stated"),
        "public domain": QCoreApplication.translate("Datasets", "public domain"),
        "yours": QCoreApplication.translate("Datasets", "yours"),
    }
    return texts.get(entry.licence, entry.licence)


def speed(rate: float) -> str:
    """Bytes per second in the unit that suits them."""
    if rate < _MEGABYTE:
        return QCoreApplication.translate("Datasets", "{0} kB/s").format(f"{rate / 1000:.0f}")
    return QCoreApplication.translate("Datasets", "{0} MB/s").format(f"{rate / _MEGABYTE:.1f}")


def time_left(seconds: float) -> str:
    """A time to wait, in the unit that suits it."""
    if seconds < _MINUTE:
        return QCoreApplication.translate("Datasets", "{0} s left").format(max(1, round(seconds)))
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return QCoreApplication.translate("Datasets", "{0} min left").format(minutes)
    return QCoreApplication.translate("Datasets", "{0} h left").format(f"{seconds / _HOUR:.1f}")


def transfer(of: Transfer) -> str:
    """How far a download is, how fast, and how long it still takes."""
    if of.is_cancelled:
        return QCoreApplication.translate("Datasets", "Cancelling...")
    if of.total and of.done >= of.total:
        return QCoreApplication.translate("Datasets", "Unpacking...")
    share = percent(of.share)
    if not of.is_download:
        return QCoreApplication.translate("Datasets", "Copying {0}").format(share)
    if of.rate is None:
        return QCoreApplication.translate("Datasets", "Downloading {0}").format(share)
    left = of.seconds_left
    if left is None:
        return QCoreApplication.translate(
            "Datasets", "Downloading {0}, waiting for the server"
        ).format(share)
    return QCoreApplication.translate("Datasets", "Downloading {0}, {1}, {2}").format(
        share, speed(of.rate), time_left(left)
    )


def description(name: str) -> str:
    """What a dataset of the catalogue, or a folder, is and who made it."""
    texts = {
        "garments": QCoreApplication.translate(
            "Datasets",
            "Clothes that Atelier draws itself, in the ten classes of Fashion-MNIST: here without "
            "a network, and the same on every machine.",
        ),
        "fashion-mnist": QCoreApplication.translate(
            "Datasets",
            "Photos of clothes from the shop Zalando, in the format of MNIST but harder. Made by "
            "Han Xiao, Kashif Rasul and Roland Vollgraf, 2017.",
        ),
        "mnist": QCoreApplication.translate(
            "Datasets",
            "Digits in the handwriting of American census workers and pupils. Put together from "
            "NIST's forms by Yann LeCun, Corinna Cortes and Christopher Burges, 1998.",
        ),
        "kmnist": QCoreApplication.translate(
            "Datasets",
            "Ten cursive Japanese characters (kuzushiji), cut from books of former centuries. Made "
            "by Tarin Clanuwat and others for the Center for Open Data in the Humanities, 2018.",
        ),
        "emnist-letters": QCoreApplication.translate(
            "Datasets",
            "Handwritten letters, capital and small ones in one class. Made from NIST's forms by "
            "Gregory Cohen and others at Western Sydney University, 2017.",
        ),
        "usps": QCoreApplication.translate(
            "Datasets",
            "Digits from the envelopes of the US Postal Service, smaller than MNIST's. Scanned in "
            "Buffalo around 1990 and used by Yann LeCun's first convolutional networks.",
        ),
        "cifar10": QCoreApplication.translate(
            "Datasets",
            "Small colour photos of animals and vehicles. Labelled by Alex Krizhevsky, Vinod Nair "
            "and Geoffrey Hinton in Toronto, 2009.",
        ),
        "drawings": QCoreApplication.translate(
            "Datasets",
            "What you have drawn in the Draw tab and given a label there, cut to size as the model "
            "sees it.",
        ),
    }
    own = QCoreApplication.translate(
        "Datasets", "Pictures of your own, in a folder for each class."
    )
    return texts.get(name, own)
