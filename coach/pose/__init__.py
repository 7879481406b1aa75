"""Landmarks: model store, MediaPipe backend, smoothing, quality and view gate."""
