"""Real servers for the tests: service desks and mail, started by the test run and gone with it."""
