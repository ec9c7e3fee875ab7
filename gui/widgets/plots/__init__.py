"""Curves: axes, series, marks, export. The only modules that import pyqtgraph."""
