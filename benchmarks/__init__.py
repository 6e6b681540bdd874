"""Ratios against a floor measured in the same run: shared machines make single times worthless."""
