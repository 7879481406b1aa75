"""The core's English words in German: every reason that it can give, every message that can reach the window."""

from __future__ import annotations

import ast
import sqlite3
from itertools import product
from pathlib import Path
from string import Formatter

import pytest

from coach import words
from coach.capture import camera
from coach.pose import gate
from coach.pose.landmarks import JOINTS
from coach.signals import registry
from coach.store import writer
from coach.words_de import FIXED, PATTERNS

ROOT = Path(__file__).resolve().parents[2]
# Modules of the store whose errors a window shows; the others are the command line's alone.
STORE = ("archive", "database", "locks", "names", "place", "profiles", "recording")
ERRORS = ("SourceError", "CameraLost", "ModelError", "DependencyError", "SourceStatus", "StoreError")


def strings_of(path: str, *functions: str) -> list[str]:
    """Every literal with a space in these functions of a file: the reasons that they give."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    wanted = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name in functions]
    assert len(wanted) == len(functions)
    docs = {ast.get_docstring(n, clean=False) for n in wanted}
    texts = [c.value for n in wanted for c in ast.walk(n) if isinstance(c, ast.Constant) and isinstance(c.value, str)]
    return [text for text in texts if text.strip().count(" ") and text[0] != " " and text not in docs]


def reasons() -> list[str]:
    told = [*gate.NOT_IN.values(), *gate.TURN.values()]
    told += [f"{side} side hidden" for side in ("left", "right", "near")]
    told += [d.unknown for d in registry.all_signals().values()]
    told += [
        f"{side} {'foot' if joint == 'foot_index' else joint} hidden"
        for side, joint in product(("left", "right"), JOINTS)
    ]
    told += strings_of("coach/pose/gate.py", "step", "_reasons")
    told += strings_of("coach/signals/compute.py", "_judge")
    told += strings_of("coach/exercise/samples.py", "main_reason")
    told += strings_of("coach/exercise/measures.py", "measure", "timings")
    told += strings_of("coach/exercise/checker.py", "_finish_rep")
    return sorted(set(told))


@pytest.mark.parametrize("reason", reasons())
def test_every_reason_has_its_german(reason):
    assert words.say(reason, "de") != reason
    assert words.say(reason, "en") == reason


def rendered(node: ast.expr) -> list[str]:
    """What a literal in the source may read, with "name.x" for whatever it puts in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(v.value if isinstance(v, ast.Constant) else "name.x" for v in node.values)]
    if isinstance(node, ast.IfExp):
        return rendered(node.body) + rendered(node.orelse)
    return []


def messages() -> list[str]:
    """Every error's sentences in the rooms whose errors a running window shows."""
    found = []
    for room in ("capture", "pose", "session", "export/files.py", *(f"store/{name}.py" for name in STORE)):
        path = ROOT / "coach" / room
        for file in [path] if path.suffix else sorted(path.glob("*.py")):
            if file.name in ("calibration.py", "annotate.py") or file == ROOT / "coach/capture/writer.py":
                continue  # of the command line alone
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if name in ERRORS or (name == "CoachError" and room.startswith("export")):
                    found += [text for arg in node.args for text in rendered(arg) if " " in text]
    return sorted(set(found))


@pytest.mark.parametrize("message", messages())
def test_every_error_of_a_running_window_has_its_german(message):
    # What is put in before, within or right after a sentence may be empty, or is a sentence of its own.
    told = message.replace('.name.x"', '."').removesuffix("name.x")
    told = told.replace("name.x Make", "Make").replace("sessionname.x", "session")
    assert words.say(told, "de") != told


def test_messages_are_really_found():
    assert len(messages()) > 60


@pytest.mark.parametrize(
    "error",
    [sqlite3.OperationalError("database is locked"), sqlite3.OperationalError("disk is full"), OSError("gone")],
)
def test_what_the_window_says_of_a_disk_that_fails_has_its_german(error):
    told = words.say(writer._in_words(error), "de")
    assert told.endswith("Bitte den Begleiter noch nicht schließen.")
    assert not {"the", "what", "you", "it", "then"} & set(told.lower().split())


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("", ""),
        ("right foot hidden", "Fuß rechts verdeckt"),
        ("Opening camera 1 ...", "Kamera 1 wird geöffnet …"),
        ('Opening "a film. part 2.mp4" ...', 'Opening "a film. part 2.mp4" ...'),
        ('Opening "set.v2.mp4" ...', '"set.v2.mp4" wird geöffnet …'),
        (
            "No picture comes from camera 0 any more. Check its cable or shutter. Nothing counted is lost.",
            "Es kommt kein Bild mehr: Kamera 0. Bitte Kabel und Abdeckung prüfen. Was gezählt ist, bleibt erhalten.",
        ),
        ('There is no file "a.mp4". Did you mean "b.mp4"?', "Es gibt keine Datei „a.mp4“. Meinten Sie „b.mp4“?"),
        ("Something new. Check the path.", "Something new. Bitte den Pfad prüfen."),
        ("Something new", "Something new"),
    ],
)
def test_sentences_are_translated_one_by_one(english, german):
    assert words.say(english, "de") == german


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("state", ["missing", "busy", "no_permission"])
def test_what_to_do_about_a_camera_is_german_on_every_system(monkeypatch, state, system):
    monkeypatch.setattr(camera.sys, "platform", system)
    monkeypatch.setattr(camera, "LINUX", system == "linux")
    told = words.say(f"{camera.unavailable(state, 1)} Nothing counted is lost.", "de")
    assert "Kamera 1" in told
    assert not {"the", "again", "one", "it", "is", "by", "in"} & set(told.replace(".", "").split())


def test_another_language_is_english():
    assert words.say("nobody is seen", "fr") == "nobody is seen"


def test_patterns_have_the_same_places_in_both_languages():
    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert [e for e, g in PATTERNS.items() if places(e) != places(g)] == []
    assert all(german and german != english for english, german in {**FIXED, **PATTERNS}.items())


@pytest.mark.parametrize("table", [gate.HINTS, gate.LABELS, gate.POSTURES, gate.VIEWS])
def test_the_gates_own_texts_have_both_languages(table):
    assert all(set(texts) == {"en", "de"} and all(texts.values()) for texts in table.values())
