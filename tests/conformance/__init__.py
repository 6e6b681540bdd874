"""What every kind of service desk must hold to, tried against the real server of each."""
