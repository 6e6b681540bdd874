"""What this computer is, what is wrong with it, and what can be done about it.

Knows nothing of IT departments, settings or windows: facts are read from the machine, pure
checks turn facts into findings, and fixes mend what a check found.
"""
