"""Parts of sentences on datasets, their files, and pictures. Light."""

_NAMES = {
    "title_garments": "Garments",
    "title_drawings": "Drawings",
    "the_drawing": "the drawing",
    "the_picture": "the picture",
}

_SHAPES = {
    "classes_of_size": "{classes} classes of {size}",
    "count_of_size": "{classes} of {size}",
    "images_and_classes": "images of {shape} and {classes} classes",
    "images_and_own_classes": "images of {shape} and {classes} classes of its own",
}

_FILES_OF_DATASETS = {
    "of_images": "images",
    "of_labels": "labels",
    "counts_differ": "there are {images:,} images and {labels:,} labels",
    "no_images": "there are no images in it",
    "no_labels": "there are no labels in it",
    "label_foreign": "a label is none of the {classes} classes",
    "label_far": "a label is none of the classes",
    "pixels_differ": "its images have {found} pixels, not {expected}",
    "values_differ": "its images have {found:,} values, not {expected:,}",
    "idx_kind": "it is not an IDX file of {what} (wrong magic number)",
    "idx_wrong": "it is not an IDX file (wrong magic number)",
    "idx_length": "it has {size:,} bytes, but its count of {what} makes {promised:,}",
    "idx_promise": "it has {size:,} bytes, but its beginning promises {promised:,}",
    "changed_meanwhile": "it changed while it was read",
    "lines_uneven": "its lines do not all have a label and {pixels} values",
    "values_unnumbered": "its values are not numbered from 1 on",
    "value_outside": "a value is not between -1 and 1",
    "label_broken": "a label is not a whole number",
    "ends_early": "it ends too early",
    "far_too_large": "it is far larger than it should be",
    "no_number": "there is something in it that is no number",
    "wrong_checksum": "its checksum is wrong",
    "holds_code": "it holds Python code ({name}), which was not run",
    "no_batch": "it is not a batch of images",
    "packed_wrongly": "it is damaged, or packed in another way than its name says",
    "of_another": "it belongs to {title}",
}

_DOWNLOADS = {
    "no_answer": "no answer within {seconds:g} seconds",
    "server_answered": "the server answered {status}",
    "address_unusable": "the address cannot be used",
    "connection_broke": "the connection broke",
    "name_unknown": "Name or service not known",
    "name_unresolved": "Temporary failure in name resolution",
    "server_mad": "the server sends far more than the file",
    "bytes_missing": "only {received:,} of {promised:,} bytes came",
}

_PICTURES = {
    "empty_file": "the file is empty",
    "no_picture": "it is not a picture of a known format",
    "absurd_size": "it claims an absurd number of pixels",
    "picture_large": "it is too large ({width} x {height} pixels)",
    "no_ordinary_file": "it is no ordinary file",
}

DATA_PHRASES: dict[str, str] = {
    **_NAMES,
    **_SHAPES,
    **_FILES_OF_DATASETS,
    **_DOWNLOADS,
    **_PICTURES,
}
