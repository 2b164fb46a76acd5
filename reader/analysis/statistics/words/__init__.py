"""The words of figures: tables, and a text cut into tokens that know their place in it."""
