"""Numbers with what they count: money, measures, shares, ages, ranges, plain counts."""
