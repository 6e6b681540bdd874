"""The ways to reach IT: which there are, which are open now, which suit this person."""
