"""What the transforms are and what their settings do, in plain words."""

from PySide6.QtCore import QCoreApplication

from engine.transform_steps import TransformStep


def description(name: str) -> str:
    """One line on a kind of transform: a key of `engine.transform_steps.KINDS`."""
    return {
        "Normalize": QCoreApplication.translate(
            "TransformSteps", "Subtracts the mean and divides by the standard deviation."
        ),
        "Resize": QCoreApplication.translate(
            "TransformSteps", "Makes the image larger or smaller."
        ),
        "CenterCrop": QCoreApplication.translate(
            "TransformSteps", "Cuts a square out of the middle."
        ),
        "RandomHorizontalFlip": QCoreApplication.translate(
            "TransformSteps", "Swaps left and right."
        ),
        "RandomRotation": QCoreApplication.translate(
            "TransformSteps", "Turns the image by a random angle."
        ),
        "RandomAffine": QCoreApplication.translate(
            "TransformSteps", "Turns, shifts, scales and slants the image."
        ),
        "ElasticTransform": QCoreApplication.translate(
            "TransformSteps", "Bends the image as if it were rubber."
        ),
        "RandomErasing": QCoreApplication.translate(
            "TransformSteps", "Fills a random rectangle with zeros."
        ),
        "GaussianNoise": QCoreApplication.translate(
            "TransformSteps", "Adds random grain to every pixel."
        ),
        "Sketch": QCoreApplication.translate(
            "TransformSteps", "Makes a drawn outline of the photo."
        ),
    }[name]


def whereabouts(is_random: bool) -> str:
    """Where a transform is done."""
    if is_random:
        return QCoreApplication.translate("TransformSteps", "Random: in training only")
    return QCoreApplication.translate("TransformSteps", "Fixed: everywhere")


def tip(step: TransformStep, setting: str) -> str:
    """What a setting does, and what happens when it is too large."""
    return {
        ("Normalize", "mean"): QCoreApplication.translate(
            "TransformSteps",
            "What is subtracted from each pixel, in all channels. With the dataset's own mean the "
            "pixels lie around 0, where networks learn most easily.",
        ),
        ("Normalize", "std"): QCoreApplication.translate(
            "TransformSteps",
            "What each pixel is divided by. With the dataset's own standard deviation the pixels "
            "spread about 1 around their mean; too large, and they hardly differ any more.",
        ),
        ("Resize", "size"): QCoreApplication.translate(
            "TransformSteps",
            "The length of the shorter edge in pixels. Twice the length is four times the work, "
            "and adds no detail that was not there.",
        ),
        ("CenterCrop", "size"): QCoreApplication.translate(
            "TransformSteps",
            "The edge of the square in pixels. It cannot be larger than the image.",
        ),
        ("RandomHorizontalFlip", "p"): QCoreApplication.translate(
            "TransformSteps",
            "The share of images that are swapped. Right for clothes; letters and digits lose "
            "their meaning.",
        ),
        ("RandomRotation", "degrees"): QCoreApplication.translate(
            "TransformSteps",
            "The angle is drawn from minus to plus this many degrees. Too large, and a 6 becomes "
            "a 9.",
        ),
        ("RandomAffine", "degrees"): QCoreApplication.translate(
            "TransformSteps",
            "The angle is drawn from minus to plus this many degrees. Too large, and a 6 becomes "
            "a 9.",
        ),
        ("RandomAffine", "translate"): QCoreApplication.translate(
            "TransformSteps",
            "How far the image is shifted at most, as a share of its edge. Too large, and what it "
            "shows leaves the picture.",
        ),
        ("RandomAffine", "scale"): QCoreApplication.translate(
            "TransformSteps",
            "How much larger or smaller it becomes at most: 0.1 means 0.9 to 1.1 times. Too large, "
            "and what it shows is cut off, or too small to be made out.",
        ),
        ("RandomAffine", "shear"): QCoreApplication.translate(
            "TransformSteps",
            "How far it is slanted at most, in degrees. Too large, and shapes can no longer be "
            "told apart.",
        ),
        ("ElasticTransform", "alpha"): QCoreApplication.translate(
            "TransformSteps",
            "How strongly it is bent. Too large, and the image is torn to pieces.",
        ),
        ("ElasticTransform", "sigma"): QCoreApplication.translate(
            "TransformSteps",
            "How far neighbouring pixels move together. Small is crumpled; large is smooth, and "
            "bends less.",
        ),
        ("RandomErasing", "p"): QCoreApplication.translate(
            "TransformSteps", "The share of images in which a rectangle is erased."
        ),
        ("RandomErasing", "scale"): QCoreApplication.translate(
            "TransformSteps",
            "How much of the image is erased at most, as a share of its area. Too large, and "
            "nothing is left to learn from.",
        ),
        ("GaussianNoise", "sigma"): QCoreApplication.translate(
            "TransformSteps",
            "How strong the grain is, where the pixels go from 0 to 1. Too large, and the image "
            "drowns in it.",
        ),
        ("Sketch", "p"): QCoreApplication.translate(
            "TransformSteps",
            "The share of images that become sketches. With 1 the network sees no photo any more.",
        ),
    }[(step.name, setting)]
