"""What the Draw tab is made of: verdicts, reasons, lessons, and pictures in and out."""
