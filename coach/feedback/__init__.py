"""Which cue, when; and who speaks it."""
