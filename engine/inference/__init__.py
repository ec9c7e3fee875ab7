"""From a picture to a named garment."""
