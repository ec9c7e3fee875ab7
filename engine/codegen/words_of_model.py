"""What written code says of networks, in Korean. Light."""

MODEL: dict[str, str] = {}
