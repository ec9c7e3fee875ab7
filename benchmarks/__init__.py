"""Measurements that print ratios; each script says in its docstring what it compares.

- `python -m benchmarks.startup`: the first window beside a bare Qt window.
- `python -m benchmarks.throughput`: the engine's loop beside a bare one and the tutorial's.
- `python -m benchmarks.widgets`: how fast the widgets paint.
- `python -m benchmarks.window`: the window while it trains; how soon a stroke is answered.
"""
