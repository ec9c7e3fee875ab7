"""The Code pane: what the window shows, as lines of PyTorch that run by themselves."""
