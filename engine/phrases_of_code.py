"""Parts of sentences on networks, code of a person's own, and what they return. Light."""

CODE_PHRASES: dict[str, str] = {
    "network_input": "Input",
    "in_line": "line {line}: {said}",
    "ends_program": "it ends the program (sys.exit)",
    "class_missing": "there is no class of this name in the code",
    "class_no_module": "it is not derived from torch.nn.Module",
    "state_refused": "load_state_dict refuses them ({said})",
    "state_differs": (
        "a copy that loaded its state_dict answers differently; it may keep layers in a plain list "
        "instead of a ModuleList, or a tensor that is neither Parameter nor buffer"
    ),
    # What a network should return, and what it did
    "logits_of_classes": "[{count}, classes]",
    "a_type": "a {type}",
    "a_tensor": "a tensor of shape {shape}",
    "a_tensor_of_type": "a tensor of shape {shape} and type {type}",
    "shapes_differ": "logits have shape {found}, not {expected}",
    "logits_differ": "logits differ by up to {difference}",
    # The tensor pad
    "number_large": "the number is too large",
    "power_large": "the power is too large",
    "one_line": "write one line at a time",
}
