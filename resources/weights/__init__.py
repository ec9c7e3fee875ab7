"""The weights that ship with Atelier, the command that makes them and the one that judges them."""
