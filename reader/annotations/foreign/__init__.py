"""Notes that other programs wrote: read with suspicion, compared with ours, taken in one step."""
