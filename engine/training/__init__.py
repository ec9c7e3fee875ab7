"""The training loop, its recorder and its events."""
