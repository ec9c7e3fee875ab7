"""What can be wrong with a layer, by code: templates of `engine.errors.MESSAGES`. Light.

`layer` is the layer's kind, or its kind and name; shapes are without the batch's dimension.
"""

LAYER_MESSAGES: dict[str, str] = {
    "layer_unknown": 'There is no layer "{layer}"; choose one of: {known}.',
    "layer_root": "A network must be a Sequential, not {layer}.",
    "layer_children": "{layer} cannot hold other layers.",
    "layer_setting_unknown": '{layer} has no setting "{setting}"; it has: {known}.',
    "layer_setting_whole": (
        "{layer}: {setting} must be a whole number from {least} to {most}, not {value}."
    ),
    "layer_setting_number": (
        "{layer}: {setting} must be a number from {least} to {most}, not {value}."
    ),
    "layer_setting_truth": "{layer}: {setting} must be true or false, not {value}.",
    "layer_setting_choice": "{layer}: {setting} cannot be {value}; choose one of: {known}.",
    "layer_features": "{layer} expects {expected} features, gets {found} from {source}.",
    "layer_channels": "{layer} expects {expected} channels, gets {found} from {source}.",
    "layer_not_flat": (
        "{layer} expects one row of features, gets {shape} from {source}; put Flatten before it."
    ),
    "layer_on_picture": (
        "{layer} gets a picture {shape} from {source} and works on each of its rows; put "
        "Flatten before it."
    ),
    "layer_needs_picture": (
        "{layer} needs a picture [channels, height, width], gets {shape} from {source}; put it "
        "before Flatten."
    ),
    "layer_norm_picture": (
        "{layer} needs one row of features, gets {shape} from {source}; put Flatten before it, "
        "or take BatchNorm2d."
    ),
    "layer_norm_features": (
        "{layer} needs a picture [channels, height, width], gets {shape} from {source}; take "
        "BatchNorm1d."
    ),
    "layer_pixels": (
        "{layer} with kernel {kernel} needs at least {least} x {least} pixels, gets {height} x "
        "{width} from {source}."
    ),
    "layer_padding": "{layer}: padding must be at most half the kernel, {most}, not {padding}.",
    "layer_dim": "{layer}: there is no dimension {dim} in {shape}.",
    "layer_residual_axes": (
        "{layer} cannot add {before}, which comes in, to {after}, which its layers make of it; "
        "take Flatten out of it."
    ),
    "layer_residual_size": (
        "{layer} cannot add {before}, which comes in, to {after}, which its layers make of it: "
        "no stride leads there. Keep the size with padding, or halve it with stride 2."
    ),
    "layer_output_large": (
        "{layer} would put out {count:,} numbers for each picture; at most {most:,} are possible."
    ),
    "layer_softmax_last": (
        "{layer} makes probabilities, and cross entropy wants logits: it has a softmax of its "
        "own. Leave this one out."
    ),
    "layer_changes_logits": (
        "{layer} stands at the end and changes the logits; leave it out, or put it before the "
        "last layer with weights."
    ),
    "output_not_classes": (
        "The network puts out {shape} for each picture, and not one number for each of "
        "{classes} classes; end with Flatten and a Linear layer with {classes} features."
    ),
    "layers_too_many": "A network can have at most {most} layers.",
    "layers_too_deep": "Layers can lie at most {most} deep in one another.",
    "network_too_large": (
        "The network would have {count:,} parameters; at most {most:,} are possible."
    ),
}
