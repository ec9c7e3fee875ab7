"""What was on the person's desk comes back: at the next start, and in another language."""
