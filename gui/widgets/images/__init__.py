"""Pictures: the grid of thumbnails, one close up, tensors in colour."""
