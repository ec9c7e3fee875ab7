"""The guide: lessons beside the tabs, in which a person predicts, does, and sees."""
