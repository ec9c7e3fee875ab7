"""Default weights, translations and pictures that ship with Atelier."""
