"""The pages of the guided session and what moves them. Not here: which page comes next, which the machine decides."""
