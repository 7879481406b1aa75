"""The manifest of pose models; the model files are provided at first use."""
