"""What the Model tab is made of."""
