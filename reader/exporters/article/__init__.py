"""The whole text with highlights in place and notes beside it: HTML and Word."""
