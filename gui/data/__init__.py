"""What the Data tab is made of."""
