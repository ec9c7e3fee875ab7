"""What written code says of snippets of the window's pages, in Korean. Light."""

PAGES: dict[str, str] = {}
