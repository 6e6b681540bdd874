"""What secrets look like, by kind."""
