"""The runner over several sets of a session: another exercise on the same source, counts from zero, keepers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from runner_fakes import Bench, Cam, Diary, Film, Pipe, wait_for


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = Bench(monkeypatch)
    yield made
    made.stop()


def test_another_exercise_needs_no_new_source(bench: Bench) -> None:
    pipe, cam = Pipe(), Cam()
    run = bench.runner(pipe, cam)
    cam.shoot()
    wait_for(lambda: len(pipe.frames) == 1)
    run.use("clamshell", 1.0, target=None, neutral_deg=2.0)
    run.count_from_zero(-8.0)
    wait_for(lambda: pipe.diary[-1] == "from zero -8.0")
    assert pipe.diary == ["step 1", "use clamshell 1.0 None 2.0", "from zero -8.0"]
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 0)
    cam.shoot()
    wait_for(lambda: len(pipe.frames) == 2)
    assert len(bench.opened) == 1


def test_keepers_are_given_the_frames_of_a_set_and_nothing_else(bench: Bench) -> None:
    pipe, cam, kept = Pipe(), Cam(), Diary()
    run = bench.runner(pipe, cam, keepers=[kept])

    def judged(n: int) -> None:
        cam.shoot()
        wait_for(lambda: len(pipe.frames) == n)

    judged(1)
    run.record("first")
    wait_for(lambda: kept.lines == ["begin first"])
    judged(2)
    run.pause()
    wait_for(lambda: run.newest().paused)
    cam.shoot()
    wait_for(lambda: pipe.peeked[-1].index == 2)
    run.resume()
    judged(3)
    run.record("second")
    wait_for(lambda: kept.lines[-1] == "begin second")
    run.record("")
    wait_for(lambda: kept.lines[-1] == "end")
    judged(4)
    assert kept.lines == ["begin first", "frame 1", "frame 3", "end", "begin second", "end"]


def test_a_set_is_ended_when_the_runner_ends(bench: Bench) -> None:
    kept = Diary()
    run = bench.runner(Pipe(), Cam(), keepers=[kept])
    run.record("first")
    wait_for(lambda: kept.lines == ["begin first"])
    run.stop()
    wait_for(lambda: kept.lines == ["begin first", "end"])


def test_a_keeper_that_fails_stops_nothing(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    pipe, broken, sound = Pipe(), Diary(fails=True), Diary()
    film = Film([0.0, 0.1, 0.2])
    run = bench.runner(pipe, film, keepers=[broken, sound], realtime=False)
    run.record("first")
    wait_for(lambda: run.status().kind == "ended")
    run.record("")
    wait_for(lambda: sound.lines[-1] == "end")
    assert run.newest().counts.good == 3
    assert "no space" in caplog.text
