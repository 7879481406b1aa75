"""Four pages of the report as pictures, from a made-up course of six weeks: `docs/make_report_screens.py [--out DIR]`.

Needs pdftoppm (poppler). Writes report_1.png to report_4.png and removes what is left of others.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[1]
DPI, COLOURS = 88, 128  # a page of words stays legible and far below 200 kB
BYTES_MAX = 200_000
# The pages that tell most, by words that stand on them: at a glance, a measured exercise, left and right, pain.
SHOWN = (
    "Each exercise at a glance",
    "Glute bridge, side view: measures",
    "Step-up, front view: left",
    "Answers of each session",
)


def report_pdf() -> bytes:
    """Six exercises, three sessions a week, with findings, stops and measures that are missing."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    import made_up_course as course
    import made_up_sessions as made_up

    from coach.export.content import report_content
    from coach.export.pdf import to_pdf

    person = made_up.profile("Made-up course")
    sessions = course.course(person, 6)
    made_on = date(2026, 2, 16)
    return to_pdf(report_content(person, sessions, made_on=made_on, recordings=course.recordings(sessions)))


def main() -> int:
    """Make every page; ends with 1 when one is too large or pdftoppm is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screens")
    out: Path = parser.parse_args().out
    program = shutil.which("pdftoppm")
    if program is None:
        print("pdftoppm is not there: install poppler-utils.")
        return 1
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("report_*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as scratch:
        pdf = Path(scratch) / "report.pdf"
        pdf.write_bytes(report_pdf())
        subprocess.run([program, "-r", str(DPI), "-png", pdf, Path(scratch) / "page"], check=True)
        found = [page.extract_text() for page in PdfReader(pdf).pages]
        every = sorted(Path(scratch).glob("page-*.png"))
        pages = [every[next(i for i, text in enumerate(found) if words in text)] for words in SHOWN]
        sizes = [_reduce(page, out / f"report_{number}.png") for number, page in enumerate(pages, 1)]
    print(f"{len(sizes)} pages, the largest {max(sizes) // 1000} kB")
    return int(max(sizes) > BYTES_MAX)


def _reduce(page: Path, target: Path) -> int:
    with Image.open(page) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    return target.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
