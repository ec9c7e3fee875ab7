"""The code twin: what the window does, as plain PyTorch."""
