"""What the Model tab is made of: values in, signals out."""
