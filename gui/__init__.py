"""The window: Qt, and no machine learning."""
