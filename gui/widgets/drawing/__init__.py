"""The canvas and the bars that name what is on it."""
