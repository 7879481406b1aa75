"""Every text of the window has its German: walked from the source, so that a new text without one is named here.

`python docs/make_translations.py` mends what these tests find.
"""

from __future__ import annotations

import ast
import importlib.util
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "ui" / "i18n" / "coach_de.ts"
MEND = "run: python docs/make_translations.py (its --fill takes German as JSON)"


def calls() -> list[tuple[str, ast.Call]]:
    """(file and line, call) of every translate() in ui/."""
    found = []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "translate":
                owner = node.func.value
                if isinstance(owner, ast.Name) and owner.id == "QCoreApplication":
                    found.append((f"{path.relative_to(ROOT)}:{node.lineno}", node))
    return found


def in_source() -> dict[tuple[str, str], str]:
    """(context, English) -> where it stands."""
    return {
        (node.args[0].value, node.args[1].value): where
        for where, node in calls()
        if all(isinstance(arg, ast.Constant) for arg in node.args[:2])
    }


def in_file() -> dict[tuple[str, str], tuple[str, bool]]:
    """(context, English) -> (German, finished)."""
    found = {}
    for context in ElementTree.parse(TS).getroot().findall("context"):
        for message in context.findall("message"):
            german = message.find("translation")
            key = (context.findtext("name"), message.findtext("source"))
            found[key] = (german.text or "", german.get("type") != "unfinished")
    return found


def test_every_text_is_a_literal_that_qts_tools_can_find():
    wrong = [
        where
        for where, node in calls()
        if len(node.args) < 2 or not all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in node.args)
    ]
    assert wrong == []
    assert len(in_source()) > 150


def test_every_text_has_its_german():
    known = in_file()
    missing = {key: where for key, where in in_source().items() if not (key in known and all(known[key]))}
    assert missing == {}, MEND


def test_no_translation_is_left_of_a_text_that_is_gone():
    assert set(in_file()) - set(in_source()) == set(), MEND


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{[^}]*\}", text))


def test_placeholders_are_the_same_and_mnemonics_are_kept():
    wrong = [
        (english, german)
        for (_, english), (german, _) in in_file().items()
        if placeholders(english) != placeholders(german) or ("&" in english) != ("&" in german)
    ]
    assert wrong == []


def test_no_two_fields_of_the_settings_share_a_letter():
    for column in (0, 1):
        letters = [
            text[text.index("&") + 1].lower()
            for (context, english), (german, _) in in_file().items()
            if context == "settings" and "&" in (text := (english, german)[column])
        ]
        twice = [letter for letter, times in Counter(letters).items() if times > 1]
        assert twice == []


def test_edges_are_kept():
    """A space or a full stop at the end belongs to the layout and the rhythm."""
    wrong = [
        (english, german)
        for (_, english), (german, _) in in_file().items()
        if english.endswith(".") != german.endswith(".") or english[:1].isspace() != german[:1].isspace()
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_translations", ROOT / "docs" / "make_translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_the_window_loads_is_compiled_from_what_is_translated(script, tmp_path):
    fresh = tmp_path / "coach_de.qm"
    script.compile_to(fresh)
    assert fresh.read_bytes() == TS.with_suffix(".qm").read_bytes(), MEND
    assert script.unfinished() == []


def test_the_script_finds_what_is_missing_and_fills_it(script, tmp_path, monkeypatch):
    copy = tmp_path / "coach_de.ts"
    text = TS.read_text(encoding="utf-8")
    copy.write_text(text.replace("<translation>halb</translation>", '<translation type="unfinished"></translation>', 1))
    monkeypatch.setattr(script, "TS", copy)
    assert script.unfinished() == [("window", "half")]
    script.fill({"half": "halb", "good": "something else"})
    assert script.unfinished() == []
    assert "something else" not in copy.read_text(encoding="utf-8")
