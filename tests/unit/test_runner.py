"""The two threads: frames may be dropped, events never; commands in order."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest
from runner_fakes import Bench, Cam, Film, Pipe, ids, wait_for

from coach.session import runner
from coach.types import Event


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = Bench(monkeypatch)
    yield made
    made.stop()


def test_every_frame_is_judged_when_time_does_not_matter(bench: Bench) -> None:
    pipe = Pipe(slow_s=0.001)
    run = bench.runner(pipe, Film(np.arange(50) / 10), realtime=False)
    wait_for(lambda: run.status().kind == "ended")
    assert [frame.index for frame in pipe.frames] == list(range(50))
    assert [frame.t_s for frame in pipe.frames] == pytest.approx(np.arange(50) / 10)
    state = run.newest()
    assert state is not None and state.counts.good == 50 and state.dropped == 0
    assert ids(run.drain_events()) == [f"{kind}{n}" for n in range(1, 51) for kind in "ab"]
    assert run.drain_events() == []


def test_the_newest_frame_wins_and_the_rest_are_counted(bench: Bench) -> None:
    pipe, cam = Pipe(), Cam()
    pipe.gate.clear()
    run = bench.runner(pipe, cam)
    wait_for(lambda: run.status().kind == "live")
    cam.shoot()
    wait_for(lambda: len(pipe.frames) == 1)
    cam.shoot(20)
    wait_for(lambda: cam._next == 21)
    cam.shoot()  # its read begins after the frame before it was put
    wait_for(lambda: cam._next == 22)
    time.sleep(0.02)
    pipe.gate.set()
    wait_for(lambda: len(pipe.frames) == 2)
    assert [frame.index for frame in pipe.frames] == [0, 21]
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 2)
    state = run.newest()
    assert state is not None and state.dropped == 20
    assert ids(run.drain_events()) == ["a1", "b1", "a2", "b2"]


def test_no_event_is_lost_while_the_window_fetches_them(bench: Bench) -> None:
    run = bench.runner(Pipe(), Film(np.arange(400) / 100), realtime=False)
    events: list[Event] = []
    while run.status().kind != "ended":
        events += run.drain_events()
    events += run.drain_events()
    assert ids(events) == [f"{kind}{n}" for n in range(1, 401) for kind in "ab"]


def test_latency_is_the_age_of_the_picture(bench: Bench) -> None:
    pipe, cam = Pipe(slow_s=0.03), Cam()
    run = bench.runner(pipe, cam)
    wait_for(lambda: run.status().kind == "live")
    cam.shoot()
    wait_for(lambda: run.newest() is not None)
    state = run.newest()
    assert state is not None and 0.03 <= state.latency_s < 1.0


# --- commands -------------------------------------------------------------------------------------------------------


def test_the_pipeline_lives_on_the_inference_thread(bench: Bench) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, Film(), realtime=False)
    wait_for(lambda: run.status().kind == "ended")
    run.stop()
    assert pipe.closed
    assert pipe.threads == {"inference"}


def test_a_paused_camera_is_shown_and_not_judged(bench: Bench) -> None:
    pipe, cam = Pipe(), Cam()
    run = bench.runner(pipe, cam)
    wait_for(lambda: run.status().kind == "live")
    cam.shoot()
    wait_for(lambda: len(pipe.frames) == 1)
    run.pause()
    assert run.paused
    wait_for(lambda: (state := run.newest()) is not None and state.paused)
    cam.shoot()
    wait_for(lambda: pipe.peeked and pipe.peeked[-1].index == 1)
    assert len(pipe.frames) == 1
    run.resume()
    cam.shoot()
    wait_for(lambda: len(pipe.frames) == 2)
    assert pipe.frames[-1].index == 2
    wait_for(lambda: (state := run.newest()) is not None and not state.paused)
    assert not run.paused


def test_a_paused_film_stands_still_and_loses_no_frame(bench: Bench) -> None:
    pipe = Pipe(slow_s=0.002)
    run = bench.runner(pipe, Film(np.arange(40) / 10), realtime=False)
    wait_for(lambda: len(pipe.frames) >= 5)
    run.pause()
    wait_for(lambda: (state := run.newest()) is not None and state.paused)
    seen = len(pipe.frames)
    time.sleep(0.03)
    assert len(pipe.frames) == seen
    run.correct(1)
    wait_for(lambda: (state := run.newest()) is not None and state.counts.correction == 1)
    run.resume()
    wait_for(lambda: run.status().kind == "ended")
    assert [frame.index for frame in pipe.frames] == list(range(40))


def test_a_film_in_real_time_goes_on_after_a_pause_where_it_was(bench: Bench) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, Film(np.arange(8) * 0.02))
    wait_for(lambda: len(pipe.frames) >= 2)
    run.pause()
    wait_for(lambda: (state := run.newest()) is not None and state.paused)
    time.sleep(0.1)
    run.resume()
    wait_for(lambda: run.status().kind == "ended")
    assert [frame.index for frame in pipe.frames] == list(range(8)), "the pause is not made up for by dropping"


def test_commands_run_in_order_even_before_the_first_frame(bench: Bench) -> None:
    pipe, cam = Pipe(), Cam()
    run = bench.runner(pipe, cam)
    run.correct(1)
    run.restart()
    run.correct(-1)
    run.correct(1)
    wait_for(lambda: len(pipe.diary) == 4)
    assert pipe.diary == ["correct 1", "restart", "correct -1", "correct 1"]


def test_a_command_does_not_wait_for_a_frame(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_LOOK_S", 30.0)
    pipe = Pipe()
    run = bench.runner(pipe, Cam())
    wait_for(lambda: run.status().kind == "live")
    run.correct(1)
    wait_for(lambda: pipe.diary == ["correct 1"], timeout_s=2)
    state = run.newest()
    wait_for(lambda: run.newest() is not None)
    state = run.newest()
    assert state is not None and state.counts.correction == 1


def test_a_restart_shows_the_empty_counts_at_once(bench: Bench) -> None:
    pipe, cam = Pipe(), Cam()
    run = bench.runner(pipe, cam)
    wait_for(lambda: run.status().kind == "live")
    cam.shoot()
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 1)
    run.restart()
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 0)


def test_a_restart_plays_a_film_again_that_is_over(bench: Bench) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, Film(), realtime=False)
    for played in (3, 6, 9):
        wait_for(lambda played=played: len(pipe.frames) == played and run.status().kind == "ended")
        run.restart()
    wait_for(lambda: len(pipe.frames) == 12 and run.status().kind == "ended")
    assert (np.diff([frame.t_s for frame in pipe.frames]) > 0).all()
    assert [frame.index for frame in pipe.frames] == [0, 1, 2] * 4


def test_what_was_under_way_in_a_paused_camera_is_void(bench: Bench) -> None:
    pipe, cam = Pipe(), Cam()
    run = bench.runner(pipe, cam)
    wait_for(lambda: run.status().kind == "live")
    cam.shoot()
    wait_for(lambda: run.newest() is not None)
    run.resume()
    run.pause()
    run.resume()
    wait_for(lambda: "resume" in pipe.diary)
    cam.shoot()
    wait_for(lambda: len(pipe.frames) == 2)
    assert pipe.diary == ["step 1", "resume", "step 2"], "once, for the one pause"
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 2)
    assert ids(run.drain_events()) == ["a1", "b1", "void", "a2", "b2"]


def test_a_paused_film_voids_nothing(bench: Bench) -> None:
    pipe = Pipe(slow_s=0.002)
    run = bench.runner(pipe, Film(np.arange(20) / 10), realtime=False)
    wait_for(lambda: len(pipe.frames) >= 2)
    run.pause()
    run.resume()
    wait_for(lambda: run.status().kind == "ended")
    assert "resume" not in pipe.diary


def test_the_end_of_a_film_hands_out_what_was_still_settling(bench: Bench) -> None:
    run = bench.runner(Pipe(late=True), Film(), realtime=False)
    wait_for(lambda: run.status().kind == "ended")
    state = run.newest()
    assert state is not None and state.counts.good == 4
    assert ids(run.drain_events())[-1] == "late"


# --- films in time --------------------------------------------------------------------------------------------------


def test_a_film_plays_at_its_own_pace(bench: Bench) -> None:
    started_s = time.monotonic()
    run = bench.runner(Pipe(), Film(np.arange(6) * 0.02))
    wait_for(lambda: run.status().kind == "ended")
    assert time.monotonic() - started_s >= 0.1


def test_a_film_in_real_time_drops_what_is_late(bench: Bench) -> None:
    pipe = Pipe(slow_s=0.03)
    run = bench.runner(pipe, Film(np.arange(30) * 0.005))
    wait_for(lambda: run.status().kind == "ended")
    state = run.newest()
    assert state is not None and state.dropped >= 10
    assert len(pipe.frames) + state.dropped == 30
    indices = [frame.index for frame in pipe.frames]
    assert indices == sorted(indices) and indices[-1] == 29, "the last frame is the newest and stays"


def test_a_looping_film_repeats_its_indices_while_time_goes_on(bench: Bench) -> None:
    pipe = Pipe()
    bench.runner(pipe, Film([0.0, 0.1, 0.3]), loop=True, realtime=False)
    wait_for(lambda: len(pipe.frames) >= 9)
    assert [frame.index for frame in pipe.frames[:9]] == [0, 1, 2] * 3
    assert [frame.t_s for frame in pipe.frames[:7]] == pytest.approx([0.0, 0.1, 0.3, 0.4, 0.5, 0.7, 0.8])


def test_a_film_waits_for_the_model_to_load(bench: Bench) -> None:
    pipe = Pipe()

    def load() -> Pipe:
        time.sleep(0.1)
        return pipe

    run = bench.runner(load, Film(np.arange(5) * 0.01))
    wait_for(lambda: run.status().kind == "ended")
    assert pipe.frames[0].index == 0
