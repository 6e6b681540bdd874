"""Everything the assistant knows and does, with no window: the engine and what it is made of."""
