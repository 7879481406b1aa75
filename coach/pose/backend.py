"""The one module that knows MediaPipe; everything it imports from there is imported lazily.

It turns MediaPipe's classes into the project's own types. It does not judge, smooth or store.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def metadata_schemas() -> tuple[ModuleType, ModuleType]:
    """The generated flatbuffers classes: of a TFLite model, and of the metadata inside one."""
    return (
        import_module("mediapipe.tasks.metadata.schema_py_generated"),
        import_module("mediapipe.tasks.metadata.metadata_schema_py_generated"),
    )
