"""Starting several processes on this machine, whatever its network."""

import os
import sys

TORCHRUN = [
    *(sys.executable, "-m", "torch.distributed.run", "--rdzv-backend=c10d"),
    *("--rdzv-endpoint=localhost:0", "--local-addr=localhost", "--nproc-per-node=2", "-m"),
]


def environment(**more: str) -> dict[str, str]:
    """This process's environment, with one thread for each operation."""
    return {**os.environ, "OMP_NUM_THREADS": "1", **more}
