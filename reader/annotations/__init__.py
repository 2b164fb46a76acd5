"""What a reader adds to a text: notes and highlights, where they belong, and their file."""
