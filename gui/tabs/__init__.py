"""The four rooms of the window; none imports another."""
