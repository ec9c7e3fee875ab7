"""The lines that equal what a page of the window shows. Light."""
