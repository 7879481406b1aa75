#!/usr/bin/env python3
"""Brings `ui/i18n/coach_de.ts` up to date with the texts in `ui/` and compiles it: `python docs/make_translations.py`.

It ends with 1 and lists every text that has no German yet. To add some at once, write them as JSON
{"English text": "German text"} into a file and give it: `python docs/make_translations.py --fill FILE`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "ui" / "i18n" / "coach_de.ts"
QM = TS.with_suffix(".qm")
HEADER = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def tool(name: str) -> str:
    """Qt's own program, as it comes with PySide6."""
    folder = Path(PySide6.__file__).parent
    return str(next(path for path in (folder / name, folder / f"{name}.exe") if path.exists()))


def update() -> None:
    """Every text of ui/ is in the file; those that are gone leave it."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-disable-heuristic", "sametext"]
    options += ["-disable-heuristic", "similartext", "-source-language", "en_US", "-target-language", "de_DE"]
    ran = subprocess.run(
        [tool("lupdate"), *options, *sources, "-ts", str(TS.relative_to(ROOT))],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    if ran.returncode:
        raise SystemExit(f"lupdate failed:\n{ran.stdout}{ran.stderr}")


def compile_to(target: Path) -> None:
    """The file that the window loads."""
    ran = subprocess.run([tool("lrelease"), str(TS), "-qm", str(target)], capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"lrelease failed:\n{ran.stdout}{ran.stderr}")


def unfinished() -> list[tuple[str, str]]:
    """(context, English) of every text without German."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ElementTree.parse(TS).getroot().findall("context")
        for message in context.findall("message")
        if _is_open(message)
    ]


def fill(german: dict[str, str]) -> None:
    """Take over translations by their English text; what is translated already stays."""
    tree = ElementTree.parse(TS)
    for message in tree.getroot().iter("message"):
        wanted = german.get(message.findtext("source", ""))
        translation = message.find("translation")
        if wanted is not None and translation is not None and _is_open(message):
            translation.text = wanted
            translation.attrib.pop("type", None)
    TS.write_text(HEADER + ElementTree.tostring(tree.getroot(), encoding="unicode") + "\n", encoding="utf-8")


def _is_open(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    return translation is None or translation.get("type") == "unfinished" or not translation.text


def main() -> int:
    """0 when every text has its German."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", type=Path, metavar="FILE", help="JSON with German by English")
    options = parser.parse_args()
    update()
    if options.fill:
        fill(json.loads(options.fill.read_text(encoding="utf-8")))
        # Once more, so that the file looks as lupdate writes it.
        update()
    compile_to(QM)
    missing = unfinished()
    if missing:
        print(f"{len(missing)} texts have no German yet (context, English as JSON):")
        print("\n".join(f"{context}\t{json.dumps(english, ensure_ascii=False)}" for context, english in missing))
        return 1
    print(f"{TS.relative_to(ROOT)} is complete, {QM.relative_to(ROOT)} is made")
    return 0


if __name__ == "__main__":
    sys.exit(main())
