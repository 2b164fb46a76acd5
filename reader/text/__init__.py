"""Arabic as text: cleaning, base direction, folding, digits, segmentation, UTF-16 offsets."""
