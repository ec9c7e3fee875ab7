"""Code to read, with colours, and what running it has printed. No session."""
