"""Mend what a check found: plan (looks, changes nothing), then apply."""
