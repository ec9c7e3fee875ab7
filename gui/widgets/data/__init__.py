"""Widgets that show a dataset, its transforms and its batches."""
