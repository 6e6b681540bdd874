"""Ratios against a floor, measured in the same run; absolute times mean nothing on shared machines."""
