"""Measures the coach against clips whose truth is known. Knows coach.session; no window, no OpenCV, no MediaPipe."""
