"""Images in memory: where they come from, what is done to them, how they are served."""
