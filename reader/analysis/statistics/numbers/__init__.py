"""Numbers, in digits and in words, without what they count."""
