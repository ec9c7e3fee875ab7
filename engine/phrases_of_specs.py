"""Parts of sentences on what was asked for: fields, ranges, what is wrong with a spec. Light."""

_FIELDS = {
    # As people call them; they stand at the beginning of a sentence.
    "field_loss": "Loss",
    "field_optimizer": "Optimizer",
    "field_schedule": "Schedule",
    "field_augment": "Augmentation",
    "field_precision": "Precision",
    "field_device": "Device",
    "field_epochs": "Epochs",
    "field_batch_size": "Batch size",
    "field_threads": "Threads",
    "field_seed": "Seed",
    "field_decay_every": "Epochs between two steps of the schedule",
    "field_lr": "Learning rate",
    "field_weight_decay": "Weight decay",
    "field_momentum": "Momentum",
    "field_nesterov": "Nesterov",
    "field_label_smoothing": "Label smoothing",
    "field_warmup": "Warm-up",
    "field_decay": "Decay",
    "field_class_weight": "A class weight",
    "field_clip_norm": "Longest gradient",
    "field_time_budget": "Time budget",
    "field_patience": "Patience",
    "field_colour": "colour",
    "field_target": "target",
    "field_sampler": "sampler",
    "field_size": "size",
    "field_subset": "subset",
    "field_workers": "workers",
    "field_preset": "Preset",
    "field_format": "format",
    "field_sketch": 'Augmentation "sketch"',
    "field_script": "A script for {title}",
    # Not a field, but what one is set to
    "processor": "{name}, {cores} cores",
}

_EXPECTED = {
    "range_between": "between {least} and {most}",
    "range_to": "{least} to {most}",
    "range_above": "a number above {least:g}",
    "range_from": "a number at least {least:g}",
    "range_from_below": "at least {least:g} and below {most:g}",
    "range_above_below": "above {least:g} and below {most:g}",
    "range_above_up_to": "above {least:g} and at most {most:g}",
    "argument_value": "a number, a text, True, False or None",
}

_NEEDED = {
    "needs_sgd": 'the optimizer "sgd" (adam has its own)',
    "needs_momentum": "a momentum above 0",
    "needs_cross_entropy": 'the loss "cross_entropy"',
    "needs_grey": "images of one channel (grey)",
    "needs_out": "--out RUN_DIR (or --resume)",
    "needs_name": "--{option} NAME",
    "needs_script": "--out FILE.py: its images go into a file beside the script",
}

_MERGING = {
    "merge_group": "a group needs two labels, a label one group",
    "merge_labels": "the labels are 0 to {last}",
    "merge_two": "at least two classes must be left",
}

_PARTS = {
    "part_spec": "the spec",
    "part_layer": "a layer",
    "part_code": "the code",
    "part_transform": "a transform",
    "part_script": "it",
    "not_json": "it is not JSON (line {line}, column {column})",
    "json_limits": "its JSON is nested too deeply, or one of its numbers is too long",
    "not_object": "{part} is not a JSON object",
    "no_entry": '{part} has no entry called "{entry}"',
    "no_part": 'there is no part called "{entry}"',
    "entry_twice": 'the entry "{entry}" is there twice',
    "entry_value": '"{entry}" cannot be {value}',
    "entry_large": '"{entry}" is too large a number',
    "spec_version": "it has version {version}, and this Atelier reads {known}",
    "transforms_list": '"data.transforms" is not a list',
    "merge_list": '"data.merge" is not a list of lists of labels',
    "model_type": 'an entry of "model" has the wrong type',
    "layers_builder": '"layers" goes with the model "builder" only',
    "code_custom": '"code" goes with the model "custom" only',
    "layers_deep": "layers stand in each other too deeply",
    "layer_type": "a layer's entry has the wrong type",
    "layer_value": '"{entry}" of a layer is no plain value',
    "code_type": "the code's entry has the wrong type",
    "code_value": 'the argument "{entry}" is no plain value',
    "transform_nameless": 'a transform has no "name"',
    "transform_type": "a transform's entries have the wrong type",
}

_TRANSFORMS = {
    "transform_unknown": "there is none of that name; known: {known}",
    "transform_argument": 'it has no argument "{argument}"',
    "transform_whole": "{argument} must be a whole number from {least} to {most}",
    "transform_number": "{argument} must be a number from {least} to {most}",
    "crop_large": "it would cut {edge} x {edge} out of {height} x {width}",
    "blur_far": (
        "with this sigma it blurs over {reach} pixels to each side, and images must be larger than "
        "that"
    ),
    "sketch_grey": "it makes outlines of grey images only",
    "sketch_normalized": "it needs pixels of 0 to 1, so that it must stand before Normalize",
}

_SCRIPTS = {
    "script_no_dictionary": "it is no dictionary",
    "script_format": '"format" must be a whole number, and "atelier" a text',
    "script_entry": '"{entry}" must be {expected}',
    "script_number": "a number is too large",
    "script_else": "it holds something else than numbers, texts, lists and dictionaries",
    "script_entry_name": "the name of an entry is no text",
    "entry_language": '"en" or "ko"',
    "entry_versions": "a text",
    "entry_data_file": "the name of a file beside the script",
    "entry_picture": "channels, height and width, as whole numbers above 0",
    "entry_classes": "a list of two names or more",
    "entry_count": "a whole number above 0",
    "entry_interventions": "a list of lists of step, key and value",
    "entry_is_over": "True or False",
    "not_python": "it is not Python ({said})",
    "not_python_line": "it is not Python in line {line} ({said})",
}

SPEC_PHRASES: dict[str, str] = {
    **_FIELDS,
    **_EXPECTED,
    **_NEEDED,
    **_MERGING,
    **_PARTS,
    **_TRANSFORMS,
    **_SCRIPTS,
}
