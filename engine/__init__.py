"""Atelier's engine: PyTorch and nothing of Qt."""

__version__ = "0.1.0"
