"""The guided session: a whole programme from notice to summary, as one state machine without Qt"""
