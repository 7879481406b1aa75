"""The pages of the exercises are as new as their specifications."""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from coach.exercise.loader import exercise_ids

ROOT = Path(__file__).resolve().parents[2]


def _script():
    spec = importlib.util.spec_from_file_location("make_exercise_pages", ROOT / "docs" / "make_exercise_pages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", exercise_ids())
def test_page_and_drawing_are_up_to_date(name):
    for path, text in _script().pages().items():
        if path.stem == name:
            assert path.is_file(), f"run docs/make_exercise_pages.py: {path.name} is missing"
            assert path.read_text(encoding="utf-8") == text, f"run docs/make_exercise_pages.py: {path.name} is old"


@pytest.mark.parametrize("name", exercise_ids())
def test_drawing_is_a_picture_with_a_title(name):
    root = ET.fromstring((ROOT / "docs" / "exercises" / f"{name}.svg").read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    assert root[0].tag.endswith("title")
    assert root[0].text
