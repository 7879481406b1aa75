"""`coach report` and `coach export` as their user meets them, on a made-up archive. Never a traceback."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path

import made_up_course as course
import made_up_sessions as made_up
import pytest

from coach.cli import report as cli
from coach.cli.main import main
from coach.errors import StoreError, did_you_mean
from coach.export.rows import local_day
from coach.store.records import Profile, SessionOverview, SessionRecord

ANNA = made_up.profile("Anna")


class Shelf:
    """A Reader of made-up records. `passphrase` : what opens the recordings, None: they are open."""

    def __init__(self, *records: tuple[Profile, Sequence[SessionRecord]], passphrase: str | None = None) -> None:
        self.records = {p.uid: (p, tuple(s)) for p, s in records}
        self.passphrase = passphrase
        self.asked: list[str | None] = []

    def profiles(self):
        return tuple(sorted((p for p, _ in self.records.values()), key=lambda p: p.name))

    def profile(self, name_or_uid):
        found = [p for p in self.profiles() if name_or_uid in (p.name, p.uid)]
        if not found:
            names = [p.name for p in self.profiles()]
            raise StoreError(f'There is no profile "{name_or_uid}".{did_you_mean(name_or_uid, names)}')
        return found[0]

    def sessions(self, profile_uid, since=None, until=None):
        whole = self.records[profile_uid][1]
        return tuple(s for s in whole if (since or date.min) <= local_day(s.head) <= (until or date.max))

    def overviews(self, profile_uid, since=None, until=None):
        return tuple(SessionOverview(s.head, s.ended_at, s.end, ()) for s in self.sessions(profile_uid, since, until))

    def recording(self, set_uid, passphrase=None):
        self.asked.append(passphrase)
        if self.passphrase is not None and passphrase != self.passphrase:
            raise StoreError("The passphrase is wrong or missing.")
        return course.recording("glute_bridge", 60.0)


@pytest.fixture
def coach(capsys, monkeypatch, tmp_path):
    """Runs one command line in an empty folder, over a shelf."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv(cli.PASSPHRASE, raising=False)
    monkeypatch.setattr("sys.stdin", StringIO(""))

    def run(shelf, *words):
        @contextmanager
        def opened():
            yield shelf

        monkeypatch.setattr(cli, "open_reader", opened)
        code = main(list(words))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


def shelf(**changes) -> Shelf:
    return Shelf((ANNA, course.course(ANNA, 2)), **changes)


# --- what is written


def test_both_reports_at_once(coach, tmp_path):
    code, out, _ = coach(shelf(), "report", "--profile", "Anna", "--pdf", "r.pdf", "--html", "r.html", "--lang", "de")
    assert (code, out) == (0, "")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    assert "Auffälligkeiten" in page
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r.html", "r.pdf"]


def test_every_format_at_once(coach, tmp_path):
    words = ("--csv", "a.csv", "--json", "a.json", "--fhir", "f.json", "--trc", "marks")
    code, _, err = coach(shelf(), "export", *words)
    assert code == 0, err
    sessions = course.course(ANNA, 2)
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == sum(len(s.reps) for x in sessions for s in x.sets)
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["sessions"]) == len(sessions)
    assert json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))["resourceType"] == "Bundle"
    marks = sorted(p.name for p in (tmp_path / "marks").iterdir())
    assert len(marks) == 1 + sum(len(s.sets) for s in sessions)
    assert "README.txt" in marks


@pytest.mark.parametrize(
    "words", [("export", "--csv"), ("export", "--json"), ("export", "--fhir"), ("report", "--html")]
)
def test_standard_output_is_the_file_and_nothing_else(coach, tmp_path, words):
    code, out, _ = coach(shelf(), *words, "-")
    assert code == 0
    first = {"--csv": "profile,", "--json": "{", "--fhir": "{", "--html": "<!DOCTYPE html>"}[words[1]]
    assert out.startswith(first)
    assert list(tmp_path.iterdir()) == []


def test_a_period(coach):
    _, out, _ = coach(shelf(), "export", "--csv", "-", "--from", "2026-01-07", "--to", "2026-01-09")
    assert {r["session_date"] for r in csv.DictReader(StringIO(out))} == {"2026-01-07", "2026-01-09"}


# --- what cannot be done


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report", "--profile", "Ana", "--html", "-"), 'Did you mean "Anna"?'),
        (("report",), "Give at least one of --pdf, --html."),
        (("export",), "Give at least one of --csv, --json, --fhir, --trc."),
        (("report", "--html", "-", "--from", "2026-02-01", "--to", "2026-01-01"), "is after"),
        (("report", "--pdf", "-"), "cannot be written to standard output"),
        (("export", "--csv", "-", "--json", "-"), "Only one format fits"),
        (("export", "--csv", "a", "--json", "./a"), "same file name"),
        (("report", "--html", "no/such/r.html"), "does not exist"),
        (("report", "--html", "-", "--from", "2026-03-01"), "There are 6 from 2026-01-05 to 2026-01-16."),
    ],
)
def test_mistakes_say_what_to_do_and_write_nothing(coach, tmp_path, words, told):
    code, out, err = coach(shelf(), *words)
    assert (code, out) == (2, "")
    assert told in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["5.1.2026", "2026-02-30", "yesterday"])
def test_a_day_that_is_none(coach, day, capsys):
    with pytest.raises(SystemExit) as ended:
        coach(shelf(), "report", "--html", "-", "--from", day)
    assert ended.value.code == 2
    assert "is not a day such as 2026-01-31" in capsys.readouterr().err


def test_nothing_kept_yet(coach):
    assert "There is no profile yet." in coach(Shelf(), "report", "--html", "-")[2]
    code, _, err = coach(Shelf((ANNA, ())), "report", "--html", "-")
    assert (code, 'There is no session of "Anna" yet.' in err) == (2, True)


def test_of_two_profiles_one_must_be_named(coach):
    both = Shelf((ANNA, ()), (made_up.profile("Ben"), ()))
    code, _, err = coach(both, "report", "--html", "-")
    assert (code, "one of: Anna, Ben." in err) == (2, True)


@pytest.mark.parametrize(
    "words", [("report", "--html", "there"), ("export", "--csv", "there"), ("report", "--pdf", "there")]
)
def test_a_file_that_is_there_stays(coach, tmp_path, words):
    (tmp_path / "there").write_text("old")
    code, _, err = coach(shelf(), *words)
    assert (code, "--force" in err, (tmp_path / "there").read_text()) == (2, True, "old")
    assert coach(shelf(), *words, "--force")[0] == 0
    assert (tmp_path / "there").read_bytes() != b"old"


def test_landmark_files_that_are_there_stay(coach, tmp_path):
    assert coach(shelf(), "export", "--trc", "marks")[0] == 0
    code, _, err = coach(shelf(), "export", "--trc", "marks")
    assert (code, "is there already" in err) == (2, True)
    assert coach(shelf(), "export", "--trc", "marks", "--force")[0] == 0


def test_sets_without_landmarks(coach, tmp_path):
    code, _, err = coach(Shelf((ANNA, [made_up.session(ANNA)])), "export", "--trc", "marks")
    assert (code, "No landmarks were kept" in err) == (2, True)
    assert list(tmp_path.iterdir()) == []


# --- encrypted recordings


def locked(**changes) -> Shelf:
    person = made_up.profile("Anna", recipient="age1somebody")
    return Shelf((person, course.course(person, 1)), **changes)


def test_the_passphrase_comes_from_the_environment(coach, monkeypatch):
    monkeypatch.setenv(cli.PASSPHRASE, "open sesame")
    _, out, _ = coach(locked(passphrase="open sesame"), "report", "--html", "-")
    assert "Stick figure" in out


@pytest.mark.parametrize("given", [None, "wrong"])
def test_without_the_passphrase_a_report_has_no_pictures_and_says_so(coach, monkeypatch, given):
    if given:
        monkeypatch.setenv(cli.PASSPHRASE, given)
    code, out, err = coach(locked(passphrase="open sesame"), "report", "--html", "-")
    assert code == 0
    assert "Stick figure" not in out
    assert "the landmarks are encrypted, or could not be read" in out
    assert "has no pictures" in err


def test_without_the_passphrase_landmarks_are_an_error(coach):
    code, _, err = coach(locked(passphrase="open sesame"), "export", "--trc", "marks")
    assert (code, f"Set {cli.PASSPHRASE}" in err) == (2, True)
    assert not Path("marks").exists()


def test_the_person_is_asked_once_and_only_at_a_terminal(monkeypatch):
    asked: list[str] = []
    monkeypatch.delenv(cli.PASSPHRASE, raising=False)
    monkeypatch.setattr(cli, "getpass", lambda words, stream: asked.append(words) or "typed")
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True, raising=False)
    archive = locked(passphrase="typed")
    ask = cli.recordings_of(archive, archive.profiles()[0])
    assert ask("one") is not None
    assert ask("two") is not None
    assert (len(asked), archive.asked) == (1, ["typed", "typed"])


def test_nobody_is_asked_where_nothing_is_locked(monkeypatch):
    monkeypatch.setattr(cli, "getpass", lambda *_: pytest.fail("asked"))
    archive = shelf()
    assert cli.recordings_of(archive, ANNA)("one") is not None
    assert archive.asked == [None]
