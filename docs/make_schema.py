"""Writes exercise_specs/schema.json from the models in coach/exercise/spec.py, for editors that check TOML as you type.

Run it after every change of the models; tests/unit/test_docs.py compares.
"""

from __future__ import annotations

import json
from pathlib import Path

from coach.exercise.spec import ExerciseSpec
from coach.paths import SPECS_DIR

TARGET = SPECS_DIR / "schema.json"


def schema_text() -> str:
    """The JSON schema of a specification file, with a final newline."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ExerciseSpec.model_json_schema(by_alias=True),
        "title": "Exercise specification",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main(target: Path = TARGET) -> None:
    """Write the file and say where."""
    target.write_text(schema_text(), encoding="utf-8")
    print(target)


if __name__ == "__main__":
    main()
