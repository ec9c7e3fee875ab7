"""Accuracy, loss and confusion of a model on an image set."""
