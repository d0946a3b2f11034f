"""The messages, one file for each subject."""
