"""What can be wrong with a run of several processes, by code. Light."""

PROCESS_MESSAGES: dict[str, str] = {
    "processes_command": (
        'Only "train" works in several processes; start "{command}" without torchrun.'
    ),
    "processes_apart": (
        "Process {rank} of {world} cannot reach the others: {reason}. Check the address and the "
        "port of the rendezvous, and that the machines can reach each other."
    ),
    "processes_lost": (
        "Another process of this run has ended or cannot be reached, so that the run ends after "
        "step {step}; its last checkpoint is kept: continue with --resume {path}"
    ),
    "processes_stuck": (
        "The other processes of this run do not answer, so that it ends; its last checkpoint is "
        "kept: continue with --resume."
    ),
    "processes_batch": (
        "A batch of {batch_size:,} is too small for {world} processes, each of which takes "
        "{least} image(s) of it or more; choose a batch size of {needed:,} or more."
    ),
    "processes_gpus": (
        "This machine has {count} GPU(s) for {processes} processes; start at most one for each "
        "(--nproc-per-node), or choose the device cpu."
    ),
    "processes_mps": (
        "The device mps serves one process only; start the run without torchrun, or choose the "
        "device cpu."
    ),
    "processes_device": (
        "The machines of a run must be of one kind: process {rank} does not compute on {device} "
        "as the first one does."
    ),
    "processes_images": (
        "The machines of a run must have the same images: process {rank} has found others than "
        "the first one. Check --data-root on its machine."
    ),
}

# The request was wrong, rather than what it needs.
PROCESS_MISUSES = frozenset(
    {"processes_command", "processes_batch", "processes_gpus", "processes_mps"}
)
