"""What goes wrong on the two threads becomes a plain status, nothing counted is lost, and the end is quick."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

import numpy as np
import pytest
from runner_fakes import Bench, Cam, Film, Pipe, ids, wait_for

from coach.capture.base import CameraUnavailableError
from coach.errors import ModelError, SourceError
from coach.session import feeder, runner


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    made = Bench(monkeypatch)
    yield made
    made.stop()


# --- sources that fail ----------------------------------------------------------------------------------------------


def test_a_lost_camera_comes_back_and_the_counts_stay(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeder, "FIRST_RETRY_S", 0.02)
    first, second, pipe = Cam(), Cam(), Pipe()
    gone = CameraUnavailableError("missing", "There is no camera 0.", "Plug one in.")
    run = bench.runner(pipe, first, gone, gone, second)
    wait_for(lambda: run.status().kind == "live")
    for n in (1, 2, 3):
        first.shoot()
        wait_for(lambda n=n: len(pipe.frames) == n)
    first.lose()
    wait_for(lambda: run.status().kind == "lost")
    assert "Nothing counted is lost." in run.status().message
    wait_for(lambda: run.status().kind == "live")
    second.shoot()
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 4)
    assert first.closed
    assert (np.diff([frame.t_s for frame in pipe.frames]) > 0).all()
    assert ids(run.drain_events())[-1] == "b4"


@pytest.mark.parametrize("state", ["busy", "no_permission", "missing"])
def test_a_camera_that_cannot_be_opened_is_tried_again(
    state: str, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeder, "FIRST_RETRY_S", 0.05)
    cam, pipe = Cam(), Pipe()
    run = bench.runner(pipe, CameraUnavailableError(state, "It is not free.", "Free it."), cam)  # type: ignore[arg-type]
    wait_for(lambda: run.status().kind == state)
    assert run.status().message == "It is not free. Free it."
    wait_for(lambda: run.status().kind == "live")
    assert run.status().message == ""
    cam.shoot()
    wait_for(lambda: len(pipe.frames) == 1)


def test_the_back_off_doubles_up_to_four_seconds(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeder, "FIRST_RETRY_S", 0.5)
    waits: list[float] = []
    monkeypatch.setattr(
        feeder.Feeder,
        "_wait",
        lambda self, generation, until, timeout_s=None: waits.append(timeout_s) or time.sleep(0.001),
    )
    run = bench.runner(Pipe(), CameraUnavailableError("busy", "Busy.", "Wait."))
    wait_for(lambda: len(waits) >= 6)
    run.stop()
    assert waits[:6] == [0.5, 1.0, 2.0, 4.0, 4.0, 4.0]


def test_a_bad_file_fails_with_its_own_words_and_another_can_be_opened(bench: Bench) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, SourceError("It is empty.", "Copy it again."))
    wait_for(lambda: run.status().kind == "failed")
    assert run.status().message == "It is empty. Copy it again."
    assert bench.opened == ["camera:0"], "a file is not tried again"
    bench.sources["b.mp4"] = [Film(uri="b.mp4")]
    run.open_uri("b.mp4")
    wait_for(lambda: len(pipe.frames) == 3)
    wait_for(lambda: run.status().kind == "ended")
    assert run.status().uri == "b.mp4"


def test_a_file_that_breaks_in_the_middle_keeps_what_was_counted(bench: Bench) -> None:
    film, pipe = Film(), Pipe()
    frames = iter([film.read(), film.read()])

    def read() -> object:
        try:
            return next(frames)
        except StopIteration:
            raise SourceError("It cannot be decoded further.", "Export it again.") from None

    film.read = read  # type: ignore[method-assign,assignment]
    run = bench.runner(pipe, film, realtime=False)
    wait_for(lambda: run.status().kind == "failed")
    assert "decoded further" in run.status().message
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 2)
    assert film.closed


def test_another_source_keeps_counts_and_time(bench: Bench) -> None:
    pipe, cam = Pipe(), Cam("camera:1")
    run = bench.runner(pipe, Film(), realtime=False)
    wait_for(lambda: run.status().kind == "ended")
    bench.sources["camera:1"] = [cam]
    run.open_uri("camera:1")
    wait_for(lambda: run.status().kind == "live")
    cam.shoot()
    wait_for(lambda: (state := run.newest()) is not None and state.counts.good == 4)
    bench.sources["b.mp4"] = [Film(uri="b.mp4")]
    run.open_uri("b.mp4")
    cam.shoot()  # the read that hangs in the old camera ends with its next picture
    wait_for(lambda: run.status().kind == "ended")
    assert cam.closed
    assert pipe.diary.count("resume") == 2, "a repetition does not go from one source into the next"
    assert [frame.index for frame in pipe.frames[-3:]] == [0, 1, 2]
    times_s = [frame.t_s for frame in pipe.frames]
    assert (np.diff(times_s) > 0).all() and times_s[-1] < 10, "session time, not the camera's"


def test_a_camera_that_hangs_is_reported_until_it_goes_on(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "SILENT_CAMERA_S", 0.05)
    monkeypatch.setattr(runner, "_LOOK_S", 0.005)
    pipe, cam = Pipe(), Cam()
    run = bench.runner(pipe, cam)
    wait_for(lambda: run.status().kind == "live")
    cam.shoot()
    wait_for(lambda: run.status().kind == "lost")
    assert "No picture comes from camera 0" in run.status().message
    cam.shoot()
    wait_for(lambda: run.status().kind == "live")
    assert len(pipe.frames) == 2


def test_an_unforeseen_error_of_a_source_is_told_plainly(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    run = bench.runner(Pipe(), ZeroDivisionError("by 0"))
    wait_for(lambda: run.status().kind == "failed")
    assert run.status().message == (
        "Something unexpected happened: ZeroDivisionError: by 0. "
        "Please restart; if it happens again, run `coach doctor`."
    )
    assert any(record.exc_info for record in caplog.records if record.levelno == logging.ERROR)


# --- a pipeline that fails ------------------------------------------------------------------------------------------


def test_a_model_that_does_not_load_fails_with_its_own_words(bench: Bench) -> None:
    def broken() -> Pipe:
        raise ModelError("The model is damaged.", "Run `coach doctor`.")

    film = Film()
    run = bench.runner(broken, film)
    wait_for(lambda: run.status().kind == "failed")
    assert run.status().message == "The model is damaged. Run `coach doctor`."
    wait_for(lambda: film.closed)
    run.open_uri("camera:0")
    assert run.status().kind == "failed", "nothing can be judged any more, whatever the source"


def test_a_failing_step_ends_with_a_plain_message_and_keeps_its_events(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    pipe, film = Pipe(fail_at=3), Film(np.arange(10) / 10)
    run = bench.runner(pipe, film, realtime=False)
    wait_for(lambda: run.status().kind == "failed")
    assert run.status().message.startswith("Something unexpected happened: ValueError: bad sum. Please restart")
    assert ids(run.drain_events()) == ["a1", "b1", "a2", "b2"]
    wait_for(lambda: pipe.closed and film.closed)
    assert any(record.exc_info for record in caplog.records)


def test_a_pipeline_that_does_not_close_well_is_only_logged(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, Film(), realtime=False)
    wait_for(lambda: run.status().kind == "ended")
    pipe.close = lambda: 1 / 0  # type: ignore[method-assign,assignment,return-value]
    run.stop()
    assert any("did not close" in record.message for record in caplog.records)
    assert run.status().kind == "ended"


# --- the end --------------------------------------------------------------------------------------------------------


def seconds_to_stop(run: runner.Runner) -> float:
    started_s = time.monotonic()
    run.stop()
    return time.monotonic() - started_s


def test_stopping_is_quick_while_a_read_hangs(bench: Bench) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, cam := Cam())
    wait_for(lambda: run.status().kind == "live")
    assert seconds_to_stop(run) < 1.0
    assert pipe.closed, "the model is freed even so"
    assert seconds_to_stop(run) < 1.0
    cam.shoot()
    wait_for(lambda: cam.closed)


def test_stopping_is_quick_while_a_camera_is_awaited(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeder, "FIRST_RETRY_S", 60.0)
    run = bench.runner(Pipe(), CameraUnavailableError("missing", "None.", "Plug one in."))
    wait_for(lambda: run.status().kind == "missing")
    assert seconds_to_stop(run) < 0.5


def test_stopping_is_quick_in_a_film_that_waits(bench: Bench) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, film := Film([0.0, 60.0]))
    wait_for(lambda: len(pipe.frames) == 1)
    assert seconds_to_stop(run) < 0.5
    assert film.closed and pipe.closed


def test_stopping_is_quick_with_a_full_slot(bench: Bench) -> None:
    pipe = Pipe(slow_s=0.01)
    run = bench.runner(pipe, film := Film(np.arange(10_000) / 100), realtime=False)
    wait_for(lambda: len(pipe.frames) >= 3)
    assert seconds_to_stop(run) < 0.5
    assert film.closed and pipe.closed


def test_stopping_while_paused_is_quick(bench: Bench) -> None:
    pipe = Pipe()
    run = bench.runner(pipe, Film(np.arange(1000) / 100), realtime=False)
    run.pause()
    wait_for(lambda: run.paused)
    assert seconds_to_stop(run) < 0.5
    assert pipe.closed


def test_stopping_what_never_started_is_harmless() -> None:
    runner.Runner("demo", Pipe()).stop()
