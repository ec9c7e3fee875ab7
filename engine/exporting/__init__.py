"""Weights for other programs: ONNX, torch.export, safetensors, and how to use such a file."""
