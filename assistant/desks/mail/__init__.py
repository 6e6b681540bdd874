"""The desk that is a mail address: reports leave by mail, answers are read in the own mailbox."""
