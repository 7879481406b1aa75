"""The window: the only place that imports PySide6."""

from ui.qt_guard import guard

guard()
