"""The commands of the command line, a module each: `add` declares it, `run` does it."""
