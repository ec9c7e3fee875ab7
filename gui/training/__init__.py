"""The run in progress, what it shows of itself, its results and its past."""
