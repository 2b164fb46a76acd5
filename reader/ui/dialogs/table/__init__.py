"""The table of a document's statistics: sorted, filtered, copied, saved, corrected."""
