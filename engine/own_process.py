"""Jobs that are done in a process of their own: what each is started with. Light.

A packaged program is its own Python: `main.py` looks for the flags before it does anything else.
"""

import sys
from collections.abc import Mapping

TRY_OUT_CODE, EXPORT_WEIGHTS = "--try-out-code", "--export-weights"

MODULES: Mapping[str, str] = {
    TRY_OUT_CODE: "engine.models.custom_trial_child",
    EXPORT_WEIGHTS: "engine.exporting.child",
}
"""The module whose `main()` does a job, by flag."""


def command(flag: str) -> list[str]:
    """What starts a job; it reads its request from stdin.

    Args:
        flag: A key of `MODULES`.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    # -P: a file called torch.py in the current folder is not meant.
    return [sys.executable, "-P", "-m", MODULES[flag]]
