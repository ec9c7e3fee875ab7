"""The English sentences of all mistakes that a person can make or meet, by code. Light."""

from dataclasses import dataclass

from engine.export_messages import EXPORT_MESSAGES
from engine.keeping_messages import KEEPING_MESSAGES
from engine.layer_messages import LAYER_MESSAGES
from engine.lesson_messages import LESSON_MESSAGES
from engine.process_messages import PROCESS_MESSAGES, PROCESS_MISUSES


@dataclass(frozen=True)
class Message:
    """The English sentence of one error code.

    Attributes:
        text: A `str.format` template; the error's parameters fill it in.
        usage: True if the request itself was wrong: a name, a value, a combination (command line
            exit code 2). False if what it needs is missing, damaged or full (exit code 1).
    """

    text: str
    usage: bool = False


MESSAGES: dict[str, Message] = {
    # What was asked for
    "dataset_unknown": Message(
        'There is no dataset called "{name}"; choose one of: {known}.', usage=True
    ),
    "model_unknown": Message('There is no model called "{name}"; choose one of: {known}.', True),
    "choice_unknown": Message('{field} cannot be "{value}"; choose one of: {known}.', usage=True),
    "device_unavailable": Message(
        'This machine has no device "{name}"; available: {known}.', usage=True
    ),
    "value_out_of_range": Message("{field} must be {expected}, not {value}.", usage=True),
    "validation_share": Message(
        'Validation must be "test" or a share between 0 and 1 (such as 0.1), not {value}.', True
    ),
    "batch_too_large": Message(
        "Batch size {batch_size:,} is larger than the {count:,} training images; choose at "
        "most {count:,}.",
        usage=True,
    ),
    "batch_too_heavy": Message(
        "A batch of {batch_size:,} of these images would take {gigabytes} GB of memory; choose a "
        "smaller batch size.",
        usage=True,
    ),
    "split_empty": Message(
        "A validation share of {share} leaves no images on one side of the split of {count:,}; "
        "choose another share.",
        usage=True,
    ),
    "spec_unreadable": Message("The spec {path} cannot be read: {reason}."),
    "one_hot_loss": Message(
        "One-hot targets go with the loss cross_entropy only, not with {loss}.", usage=True
    ),
    "augment_normalized": Message(
        'The augmentation "{augment}" works on pixels of 0 to 1: take Normalize out of the '
        "transforms, or choose the augmentation none.",
        usage=True,
    ),
    "merge_invalid": Message("The classes cannot be merged like this: {reason}.", usage=True),
    "transform_invalid": Message("The transform {name} is not valid: {reason}.", usage=True),
    "transform_unfit": Message(
        "Transform {number}, {name}, cannot work on images of shape {shape}: {reason}.", usage=True
    ),
    "spec_field": Message("The spec is not valid: {reason}.", usage=True),
    "source_gone": Message(
        "The class {name} is named, but its source is not there; open its .py file in the Model "
        'tab under "Your class", and save or export again.',
        usage=True,
    ),
    "script_unreadable": Message("The script {path} cannot be opened: {reason}."),
    "script_no_record": Message(
        "{path} is not a script that Atelier wrote, or its end is gone: it does not set ATELIER, "
        "from which the settings are read."
    ),
    "script_records": Message(
        "{path} sets ATELIER {count} times; keep only the one that Atelier wrote at its end."
    ),
    "script_record": Message(
        "What the script says of its settings (ATELIER, line {line}) is not valid: {reason}. Undo "
        "the change there, or export the script again.",
        usage=True,
    ),
    "script_newer": Message(
        "The script was written by Atelier {version}, which is newer than this one; open it with "
        "that one."
    ),
    "script_changed": Message(
        "The script {path} was changed in line {line} after Atelier wrote it, so that it cannot be "
        "written again; use the run itself, or a spec."
    ),
    "class_weights_count": Message(
        "There are {count} class weights, but the dataset has {classes} classes; give one for "
        "each, or none.",
        usage=True,
    ),
    "intervention_invalid": Message(
        'The run\'s record of what was done to it holds "{key}" with the value "{value}", which '
        "makes no sense."
    ),
    "option_needs": Message("{option} needs {needed}.", usage=True),
    "option_conflict": Message("{option} cannot be used together with {other}.", usage=True),
    "count_invalid": Message("A count of images must be 0 or more, not {count}.", usage=True),
    # Networks made of layers
    **{code: Message(text, usage=True) for code, text in LAYER_MESSAGES.items()},
    "layer_unbuilt": Message("{layer} cannot be built: {reason}."),
    # Data
    "data_root_missing": Message(
        "The data folder {path} does not exist; check --data-root or ATELIER_DATA."
    ),
    "data_root_no_folder": Message(
        "The data folder {path} is not a folder; check --data-root or ATELIER_DATA."
    ),
    "data_root_unreadable": Message(
        "The data folder {path} cannot be read; check its permissions."
    ),
    "dataset_missing": Message(
        "{title} is not in {path}; download it in the Data tab, or name the folder that holds it "
        "with --data-root."
    ),
    "dataset_broken": Message(
        "The {title} files in {path} are damaged or are not what they claim to be: {reason}. "
        "Remove them and download them again."
    ),
    "dataset_not_found_there": Message(
        "The files of {title} are not all in {path}; needed there: {expected}."
    ),
    "download_failed": Message("The download of {name} failed: {reason}. Try again later."),
    "download_wrong_bytes": Message(
        "The file {name} arrived damaged (its checksum is wrong); nothing was kept. Try again."
    ),
    # Pictures
    "image_unreadable": Message("{path} cannot be read as a picture: {reason}."),
    "image_empty": Message(
        "There is nothing drawn in {path}: all of it has one colour, or it is too small."
    ),
    "image_too_large": Message(
        "{path} is too large ({width} x {height} pixels); make it smaller first."
    ),
    "drawing_unreadable": Message("{path} cannot be opened as a drawing: {reason}."),
    "path_unusable": Message("{path} cannot be used: {reason}."),
    "folder_empty": Message("There are no pictures in {path}."),
    "folder_missing": Message("The folder {path} does not exist."),
    "folder_no_folder": Message("{path} is a file, not a folder of pictures."),
    "folder_no_classes": Message(
        "There is no folder in {path}; make one for each class in it, and put its pictures there."
    ),
    "folder_one_class": Message(
        'A network cannot learn with one class, and "{name}" is the only one in {path}; add '
        "pictures of another class, in a folder of their own."
    ),
    "folder_class_empty": Message(
        'The class "{name}" in {path} has no picture that can be read; put some into its folder, '
        "or take the folder away."
    ),
    "folder_split_empty": Message(
        "No picture in {path} can be read for the {split} split; each class needs at least two."
    ),
    "folder_too_large": Message(
        "The {count:,} pictures in {path} would take {gigabytes:.1f} GB of memory at {size} x "
        "{size} pixels, which this machine does not have; choose a smaller size."
    ),
    "drawings_none": Message(
        "There are no drawings yet; draw some in the Draw tab and say what they are."
    ),
    "drawings_one_class": Message(
        'A network cannot learn with one class, and all your drawings are "{name}"; draw '
        "something else too."
    ),
    "drawings_too_few": Message(
        "There is only one drawing of each class, so that none is left to test on; draw a second "
        "one of at least one class."
    ),
    # Weights and runs
    "network_unreadable": Message("{path} cannot be opened as a network: {reason}."),
    "checkpoint_missing": Message("There is no checkpoint at {path}."),
    "checkpoint_corrupt": Message("{path} is not a checkpoint that Atelier can read: {reason}."),
    "checkpoint_unsafe": Message(
        "{path} was refused: it holds Python code or objects, not only numbers. It was not run."
    ),
    "checkpoint_mismatch": Message("The weights in {path} do not fit the model {model}: {reason}."),
    "dataset_mismatch": Message(
        "The model expects {expected}, but {dataset} has {found}.", usage=True
    ),
    "run_exists": Message(
        "{path} already holds a run; choose another folder, or continue it with --resume.", True
    ),
    "run_missing": Message("{path} holds no run."),
    "run_damaged": Message("The run in {path} is damaged: {reason}."),
    "run_in_use": Message(
        "Another Atelier is writing the run in {path}; wait for it, or stop it there."
    ),
    "not_a_run": Message("{path} is not a run's folder, so that it was left alone."),
    "run_not_alone": Message(
        "{path} holds other files than the run's ({example}), so that it was left alone; remove "
        "the run there yourself."
    ),
    "cannot_move": Message("{path} cannot be moved: {reason}."),
    "cannot_delete": Message("{path} cannot be deleted: {reason}."),
    "dataset_changed": Message(
        "{title} is not the dataset that the run in {path} learned from: its images have changed "
        "since. Bring the old ones back, or start a new run."
    ),
    "run_complete": Message(
        "The run in {path} already has its {epochs} epochs; ask for more with --epochs.", True
    ),
    "run_shorter": Message(
        "The run in {path} already has {done} epochs; --epochs must be larger.", usage=True
    ),
    # Code of the person's own
    "code_unreadable": Message("{path} cannot be read as a Python file: {reason}."),
    "code_not_allowed": Message(
        "The class {name} is a program of somebody's own, which has not been allowed on this "
        'machine. If you trust where it comes from, allow it in the Model tab under "Your class", '
        "or with --allow-code.",
        usage=True,
    ),
    "code_failed": Message("Line {line} of the code fails: {reason}."),
    "code_unusable": Message("The class {name} cannot be used: {reason}."),
    "code_slow": Message("It did not finish within {seconds:g} s, and was ended."),
    "code_slow_line": Message(
        "It did not finish within {seconds:g} s, and was ended in line {line}."
    ),
    "code_ended": Message("It ended the process that it was tried in (exit code {status})."),
    "code_memory": Message("It took more than {gigabytes:.1f} GB of memory, and was ended."),
    "code_output": Message(
        "It cannot be trained as it is: for {batch} pictures it returned {found}, not "
        "Tensor [{batch}, {classes}]."
    ),
    "code_batch": Message("It fails for a batch of {batch}: {reason}."),
    "code_batch_training": Message("It fails for a batch of {batch} in training mode: {reason}."),
    "code_no_parameters": Message("It has no parameters that learn: training changes nothing."),
    "code_state": Message("Its weights cannot be saved whole: {reason}."),
    "cannot_write": Message("{path} cannot be written: {reason}."),
    "file_exists": Message(
        "{path} is there already; choose another name, or remove it first.", usage=True
    ),
    "out_of_memory": Message(
        "The device {device} ran out of memory; try a batch size smaller than {batch_size}."
    ),
    "diverged": Message(
        "The loss became {loss} at step {step:,}; try a learning rate smaller than {lr}. What was "
        "saved before is kept."
    ),
    "answers_not_finite": Message(
        "The model's answers are no numbers any more: its training diverged. Train it again, or go "
        "back to an earlier epoch."
    ),
    "walk_failed": Message("The network failed on this batch: {reason}."),
    "walk_failed_at": Message("The network failed on this batch in its layer {layer}: {reason}."),
    "walk_failed_after": Message(
        "The network failed on this batch after its layer {layer}: {reason}."
    ),
    "walk_output": Message(
        "The network should return logits, a tensor of shape {expected}; it returned {found}."
    ),
    "loss_not_scalar": Message(
        "A gradient is taken of one number, but the loss is {found}; let it give the mean over the "
        "batch."
    ),
    "no_gradient": Message(
        "There is nothing to take a gradient of: the network has no parameters, or all of them are "
        "frozen."
    ),
    # The tensor pad
    "pad_syntax": Message("This is not Python (at character {column}): {reason}.", usage=True),
    "pad_unknown": Message(
        'Nothing is called "{name}" here (at character {column}); make it first.', usage=True
    ),
    "pad_no_picture": Message(
        "There is no picture yet (at character {column}); choose one in the Data tab.", usage=True
    ),
    "pad_not_here": Message(
        'The pad does not know "{text}" (at character {column}); it knows tensors, what torch and '
        "NumPy compute with them, and nothing else of Python.",
        usage=True,
    ),
    "pad_name_taken": Message(
        'The name "{name}" is taken (at character {column}); choose another.', usage=True
    ),
    "pad_failed": Message("At character {column}: {reason}.", usage=True),
    "pad_too_large": Message(
        "That would have {count:,} elements (at character {column}); at most {most:,} are possible "
        "here.",
        usage=True,
    ),
    "pad_full": Message(
        "The pad holds at most {names} names and {megabytes:,} MB; remove a tensor first.", True
    ),
    "pad_complex": Message(
        "The line is too long or nested too deeply (at character {column}); write it as several.",
        usage=True,
    ),
    "pad_slow": Message(
        "The line takes more than {seconds:g} s (at character {column}), and was left.", usage=True
    ),
    "weights_not_finite": Message(
        "Some weights in {path} are not finite (NaN or infinity), in {name}; they are left alone."
    ),
    # Weights for other programs
    "export_suffix": Message(
        'The name {name} does not fit: a file of the format {title} ends in "{suffix}".', True
    ),
    **{code: Message(text) for code, text in EXPORT_MESSAGES.items()},
    **{code: Message(text) for code, text in KEEPING_MESSAGES.items()},
    **{code: Message(text) for code, text in LESSON_MESSAGES.items()},
    **{code: Message(text, code in PROCESS_MISUSES) for code, text in PROCESS_MESSAGES.items()},
    "internal": Message("Something went wrong inside Atelier: {reason}."),
}
