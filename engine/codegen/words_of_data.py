"""What written code says of datasets, transforms and loaders, in Korean. Light."""

DATA: dict[str, str] = {}
