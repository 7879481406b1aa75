"""The pages about what was done before: history, session, replay."""
