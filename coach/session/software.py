"""What measures on this machine: versions of the product and of MediaPipe, and the pose model's SHA-256."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from coach import __version__
from coach.errors import CoachError
from coach.pose.model_store import ENVIRONMENT_VARIABLE, inspect_model, load_manifest, model_folders
from coach.store.records import Software


@cache
def software() -> Software:
    """As it is now; what cannot be found out is empty. Imports no MediaPipe."""
    try:
        mediapipe = version("mediapipe")
    except PackageNotFoundError:
        mediapipe = ""
    try:
        manifest = load_manifest()
        model = manifest.bundle.sha256
        if os.environ.get(ENVIRONMENT_VARIABLE):
            model = inspect_model(model_folders(), manifest, os.environ).sha256
    except CoachError:
        model = ""
    return Software(__version__, mediapipe, model)
