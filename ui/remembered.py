"""What the shell remembers beside the window's preferences, in the same file: who was here last. Nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings


class Remembered:
    """A value that makes no sense is as good as none."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def last_profile(self) -> str:
        """Uid of the profile of last time, or an empty string."""
        return str(self._store.value("shell/profile", ""))

    @last_profile.setter
    def last_profile(self, uid: str) -> None:
        self._store.setValue("shell/profile", uid)
        self._store.sync()
