"""Measurements of speed and memory. Never part of a timed test."""
