"""Fields and the form that speaks one `TrainSpec`."""
