"""Where reports go: one module a kind of service desk, all of one Protocol."""
