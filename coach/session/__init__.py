"""The chain from frame to state and events, and the threads that drive it."""
