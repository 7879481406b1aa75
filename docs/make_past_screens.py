"""Screenshots of history, session, replay and comparison, offscreen: `docs/make_past_screens.py [--out DIR]`.

Made-up sessions of two months, and the recordings of real people that ship with the tests: no pictures of anybody.
Options for looking: `--size 1280x720 --theme light --long --rtl`.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from screen_camera import OUT, shrink  # noqa: E402

import coach.capture.opencv  # noqa: E402, F401  before Qt
from ui.app import application  # noqa: E402

WEEKS = 9
PATIENCE_S = 20.0


def sessions(person):
    """Monday, Wednesday and Friday with some progress; one stopped for pain, one film in between."""
    from made_up_sessions import exercise_set, session, stopped_by_pain

    noise = random.Random(5)
    made = []
    for week in range(WEEKS):
        for weekday in (0, 2, 4):
            day = 7 * week + weekday
            if day == 16:
                stopped = stopped_by_pain(person, day)
                made.append(replace(stopped, sets=tuple(raised(s, -17, noise) for s in stopped.sets)))
                continue
            whole = session(person, day)
            share = day / (7 * WEEKS)
            letters = ["".join(noise.choices("ghc", (5 + 6 * share, 2 - share, 2 - share), k=10)) for _ in range(2)]
            bridges = tuple(exercise_set(whole.head, i, letters[i]) for i in range(2))
            lift = -22 + 20 * share
            bridges = tuple(raised(done, lift + noise.uniform(-3, 3), noise) for done in bridges)
            before = max(1, round(5 - 3 * share + noise.uniform(-1, 1)))
            answers = tuple(
                replace(a, value=before)
                if a.kind == "pain_now"
                else replace(a, value=max(0, before - noise.choice((0, 1, 1))))
                if a.kind == "pain_after"
                else a
                for a in whole.answers
            )
            end = "stopped" if day == 30 else "done"
            made.append(replace(whole, sets=(*bridges, *whole.sets[2:]), answers=answers, end=end))
    return made


def raised(done, by_deg, noise):
    """The set with its tops and holds moved."""
    reps = []
    for rep in done.reps:
        top, hold = rep.measures["hip_extension_top_deg"], rep.measures["hold_s"]
        own = {
            "hip_extension_top_deg": replace(top, value=top.value / 3 + by_deg),
            "hold_s": replace(hold, value=hold.value + by_deg / 30 + noise.uniform(-0.3, 0.3)),
        }
        reps.append(replace(rep, measures={**rep.measures, **own}))
    return replace(done, reps=tuple(reps))


def reader(person):
    """The made-up past, its last session with real recordings."""
    from past_fakes import FakeReader, real_reps

    from coach.store.recording import load_recording

    kept = sessions(person)
    data = ROOT / "tests" / "data" / "validation"
    recordings, last = {}, kept[-1]
    changed = []
    for done, name in zip(last.sets, ("bridge_b", "bridge_c"), strict=False):
        path = data / f"{name}.npz"
        changed.append(replace(done, reps=real_reps(path=path), recording=path.name))
        recordings[done.head.uid] = load_recording(path)
    kept[-1] = replace(last, sets=(*changed, *last.sets[2:]))
    return FakeReader(person, kept, recordings)


class Camera:
    """Lets the page live until something is true, then saves it."""

    def __init__(self, app, page, out, tag) -> None:
        self.app, self.page, self.out, self.tag = app, page, out, tag

    def until(self, wanted) -> None:
        """Wait; ends the program where it does not come."""
        end_s = time.monotonic() + PATIENCE_S
        while not wanted():
            self.app.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end_s:
                sys.exit("this moment did not come")
        for _ in range(5):
            self.app.processEvents()

    def shoot(self, name: str) -> None:
        """Save with a palette: flat colours stay small."""
        self.app.processEvents()
        path = self.out / f"{name}{self.tag}.png"
        self.page.grab().save(str(path))
        shrink(path)
        print(f"{path} {path.stat().st_size // 1000} kB")


def shoot_all(camera, page) -> None:
    """History, session, replay, comparison."""
    session, replay = page.session_page, page.replay_page
    page.take_keyboard()
    camera.shoot("history")
    page.open_session(page.overviews[-1].head.uid)
    camera.until(lambda: all(page.player.get(card.done.head.uid) for card in session.cards[:2]))
    session.cards[0].grid.select(1)
    session.cards[0].grid.setFocus()
    camera.shoot("session")
    session.cards[0].replay.click()
    camera.until(lambda: replay.deck is not None)
    replay.jump_fault(True)
    replay.jump_fault(True)
    camera.shoot("replay")
    page.go_back()
    session.cards[1].compare.click()
    camera.until(lambda: replay.alignment is not None)
    replay.deck.seek(0.0)
    replay.refresh()
    camera.shoot("compare")


def main() -> None:
    """Make the pages once and save every one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--size", default="1600x900")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--long", action="store_true", help="words 40 %% longer")
    parser.add_argument("--rtl", action="store_true", help="from right to left")
    parser.add_argument("--tag", default="", help="after each name")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    app = application()
    if asked.rtl:
        from PySide6.QtCore import Qt

        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    from past_fakes import longer_words

    translator = longer_words() if asked.long else None
    if translator is not None:
        app.installTranslator(translator)
    from made_up_sessions import FIRST_DAY, profile

    from ui.past.history_page import HistoryPage
    from ui.theme import look_for

    person = profile("Test person")
    last: date = (FIRST_DAY + timedelta(days=7 * WEEKS - 3)).date()
    page = HistoryPage(reader(person), person, today=lambda: last)
    width, height = map(int, asked.size.split("x"))
    page.resize(width, height)
    page.set_look(look_for(asked.theme, width, height))
    page.show()
    app.processEvents()
    shoot_all(Camera(app, page, asked.out, asked.tag), page)
    page.close()


if __name__ == "__main__":
    main()
