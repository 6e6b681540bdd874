"""Judge facts; a pure function per check, each tested with facts written in its test."""
