"""The pages of the past over the real store: files on a disk, a really analysed recording, a passphrase."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from made_up_sessions import FIRST_DAY, profile, session
from past_rig import Clock, compare, open_replay
from PySide6.QtCore import Qt
from store_filling import fill_store

from coach.cli.main import main
from coach.store.place import ENVIRONMENT_VARIABLE, Place
from coach.store.secrecy import set_passphrase
from coach.store.store import Store, open_store
from ui import texts_replay
from ui.past.history_page import HistoryPage
from ui.theme import look_for

SECRET, WRONG = "three small words", "three other words"
BRIDGES = Path(__file__).parents[1] / "data" / "validation" / "bridge_b.npz"
ANNA = profile("Anna")
# Two days of a recording that is really analysed, after a guided session that lost its landmarks.
DAYS = [FIRST_DAY + timedelta(days=n) for n in (2, 4)]
LOST = session(ANNA, 0)


@pytest.fixture(scope="module")
def analysed(tmp_path_factory) -> Path:
    """A data folder, made once: `coach replay --profile` on two days."""
    root = tmp_path_factory.mktemp("kept") / "data"
    named = replace(LOST.sets[0], recording=f"{LOST.sets[0].head.uid}.npz")
    with open_store(Place(root)) as store:
        fill_store(store, [ANNA], [replace(LOST, sets=(named, *LOST.sets[1:]))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENVIRONMENT_VARIABLE, str(root))
        for day in DAYS:
            when = day.isoformat(timespec="minutes")
            asked = ["replay", str(BRIDGES), "--exercise", "glute_bridge", "--profile", "Anna", "--date", when]
            assert main([*asked, "--hold", "2"]) == 0
    return root


@pytest.fixture
def store(analysed: Path, tmp_path: Path):
    shutil.copytree(analysed, tmp_path / "data")
    with open_store(Place(tmp_path / "data")) as made:
        yield made


@pytest.fixture
def opened(qtbot, store: Store):
    """Makes the history of Anna as the window does, and closes it."""
    made: list[tuple[HistoryPage, Clock]] = []

    def make() -> HistoryPage:
        person = store.archive.profile(ANNA.uid)
        clock = Clock()
        page = HistoryPage(store.archive, person, today=lambda: DAYS[-1].date(), clock=clock)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        page.set_look(look_for("dark", 1280, 720))
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        made.append((page, clock))
        return page

    make.clock = lambda: made[-1][1]
    yield make
    for page, _ in made:
        page.player.stop()
        page.close()


def test_the_calendar_the_trends_and_a_session_are_what_is_in_the_file(qtbot, opened, store) -> None:
    page = opened()
    assert [o.head.started_at for o in page.overviews] == [FIRST_DAY, *DAYS]
    assert page.calendar.cursor_day == DAYS[-1].date()
    assert page.calendar.ends_of(date(2026, 1, 5)) == ("done",)
    assert page.trends.exercise.count() >= 1
    qtbot.keyClick(page.calendar, Qt.Key.Key_Return)
    kept = store.archive.session(page.overviews[-1].head.uid)
    assert page.session_page.session == kept
    reps = kept.sets[0].reps
    assert len(reps) == page.session_page.cards[0].done.counts.total >= 3


def test_a_kept_recording_is_replayed_with_the_repetitions_that_were_kept(qtbot, opened, store) -> None:
    page = opened()
    replay = open_replay(qtbot, page)
    kept = store.archive.session(page.overviews[-1].head.uid).sets[0]
    recording = store.archive.recording(kept.head.uid)
    assert recording is not None
    assert len(replay.lanes[0].playback.t_s) == len(recording)
    assert replay.lanes[0].playback.fits(kept.reps)
    before = replay.deck.now_s
    replay.bar.play.click()
    opened.clock().now_s += 1.5
    replay.tick()
    assert replay.deck.now_s == pytest.approx(before + 1.5)


def test_two_days_are_compared_at_a_repetition_of_each(qtbot, opened) -> None:
    page = opened()
    page.overviews = page.overviews[1:]
    replay = compare(qtbot, page)
    assert replay.alignment is not None
    first, second = (lane.done for lane in replay.lanes)
    assert first.head.uid != second.head.uid and first.reps == second.reps


def test_a_file_that_is_gone_is_said_and_the_rest_goes_on(qtbot, opened, store) -> None:
    page = opened()
    page.open_session(LOST.head.uid)
    page.session_page.cards[0].replay.click()
    lane = page.replay_page.lanes[0]
    qtbot.waitUntil(lambda: texts_replay.no_recording() in lane.message.text(), timeout=10_000)
    assert not lane.lock.isVisible() and page.replay_page.deck is None
    page.go_back()
    page.go_back()
    assert open_replay(qtbot, page).deck is not None


def test_a_damaged_file_is_said(qtbot, opened, store) -> None:
    page = opened()
    kept = store.archive.session(page.overviews[-1].head.uid).sets[0]
    (store.place.recordings / kept.recording).write_bytes(b"no landmarks")
    replay = open_replay(qtbot, page, ready=False)
    qtbot.waitUntil(lambda: "not a landmark recording" in replay.lanes[0].message.text(), timeout=10_000)


def test_the_passphrase_is_asked_once_for_all_sets(qtbot, opened, store) -> None:
    set_passphrase(store, ANNA, SECRET)
    page = opened()
    replay = open_replay(qtbot, page, ready=False)
    lane = replay.lanes[0]
    qtbot.waitUntil(lane.lock.isVisible, timeout=10_000)
    for typed, done in ((WRONG, lambda: "wrong" in lane.message.text()), (SECRET, lambda: replay.deck is not None)):
        qtbot.waitUntil(lane.field.hasFocus, timeout=10_000)
        qtbot.keyClicks(lane.field, typed)
        qtbot.keyClick(lane.field, Qt.Key.Key_Return)
        qtbot.waitUntil(done, timeout=20_000)
    page.go_back()
    page.go_back()
    page.open_session(page.overviews[1].head.uid)
    page.session_page.cards[0].replay.click()
    qtbot.waitUntil(lambda: replay.deck is not None and replay.lanes[0].playback is not None, timeout=20_000)
    assert not replay.lanes[0].lock.isVisible()
    page.hide()
    assert page.player.passphrase is None
