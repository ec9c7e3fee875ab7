"""What written code says of loss, optimizer and loop, in Korean. Light."""

TRAINING: dict[str, str] = {}
