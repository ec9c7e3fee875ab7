"""When something goes wrong: what is written down, what the person is told, what was kept."""
