"""How good a network is: confusion, calibration, scores, mistakes."""
