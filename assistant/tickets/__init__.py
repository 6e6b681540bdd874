"""A report on its way: what the person typed, what goes along, and the message that leaves."""
