"""What the person can do on each screen: the big buttons of the bottom bar and the keys that do the same.

Data only, so that a test can walk all of it. Not here: the buttons, or what an action leads to.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.session.guided import moments as m
from coach.session.guided.moments import Action
from ui import texts_guide_live as live_words
from ui import texts_guide_pages as words
from ui.guide.parts import ButtonKind

# After the three reasons that have a button of their own.
SYMPTOM_KEYS = "4567890"


@dataclass(frozen=True, slots=True)
class Way:
    """One button of the bar.

    keys : Qt key names; the first is shown. "Enter" is no shortcut: the button has the keyboard and takes Enter itself.
    action : goes to the session. ask : what the window itself does instead ("mute", "settings", "single").
    bar : False for a key without a button in the bar, because the page has one.
    """

    id: str
    label: str
    keys: tuple[str, ...]
    action: Action | None = None
    ask: str = ""
    kind: ButtonKind = "plain"
    bar: bool = True

    @property
    def key_name(self) -> str:
        """The key as it stands on the button."""
        return words.key_name(self.keys[0]) if self.keys else ""


def _main(label: str, action: Action) -> Way:
    return Way("next", label, ("Enter",), action, kind="primary")


def _pause() -> Way:
    return Way("pause", live_words.pause(), ("Space",), Action("pause"))


def _stop() -> Way:
    # Not by accident: it asks why, and the way back is the first answer.
    return Way("stop", live_words.stop(), ("Esc",), Action("stop"), kind="stop")


def _back() -> Way:
    return Way("back", live_words.back(), ("Esc",), Action("back"))


def _skip(label: str, action: str = "skip") -> Way:
    return Way("skip", label, ("N",), Action("skip_exercise" if action == "skip_exercise" else "skip"))


def _easier(kind: ButtonKind = "plain") -> Way:
    return Way("easier", live_words.easier(), ("E",), Action("easier"), kind=kind)


def _leave(label: str) -> Way:
    return Way("leave", label, ("Esc",), Action("end"))


# The others are what the stop rules hang on (clinical_spec §9).
OPTIONAL = ("pain_worst_24h", "effort", "pain_after")


def _before(screen: m.Screen) -> tuple[Way, ...] | None:
    match screen:
        case m.ResumeOffer():
            discard = Way("discard", words.resume_no(), ("D",), Action("discard"))
            return _main(words.resume_yes(), Action("resume")), discard, _leave(live_words.back())
        case m.Notice():
            return _main(words.accept(), Action("next")), Way("no", words.not_now(), ("Esc",), Action("no"))
        case m.Screening():
            # The letter of the language's own word first; Y works everywhere.
            letters = tuple(dict.fromkeys((words.yes_key(), "Y")))
            yes = Way("yes", words.yes(), letters, Action("yes"), bar=False)
            no = Way("no", words.no(), ("N",), Action("no"), bar=False)
            return yes, no, _back() if screen.number > 1 else _leave(words.not_now())
        case m.RedFlag():
            # A yes by a slip of the finger can be taken back.
            return _main(words.to_start(), Action("end")), Way("back", words.answer_again(), ("A",), Action("back"))
        case m.Programme():
            start = words.begin() if screen.today else words.begin_anyway()
            one = Way("single", words.single(), ("O",), ask="single")
            measure = Way("calibrate", words.calibrate(), ("C",), Action("calibrate"), bar=False)
            stand = (measure,) if screen.calibrate else ()
            if "single" in screen.notes:
                whole = Way("back", words.whole_programme(), ("Esc",), Action("back"))
                return _main(words.begin(), Action("next")), whole, *stand
            leave = _leave(live_words.back())
            return _main(start, Action("next")), *((one,) if screen.choices else ()), *stand, leave
        case m.Calibrate():
            return (_back(),)
        case m.Rate():
            skip = (_skip(words.skip_question()),) if screen.kind in OPTIONAL else ()
            return Way("next", words.carry_on(), ("Enter",), ask="rate", kind="primary"), *skip, _stop()
    return None


def _during(screen: m.Screen) -> tuple[Way, ...]:
    match screen:
        case m.Intro():
            ready = _main(live_words.i_am_ready(), Action("next"))
            return ready, _pause(), _easier(), _skip(live_words.skip_exercise(), "skip_exercise"), _stop()
        case m.Setup():
            anyway = Way("next", live_words.begin_set_anyway(), ("B",), Action("next"), kind="primary")
            stuck = (anyway,) if screen.stuck else ()
            return *stuck, _pause(), _skip(live_words.skip_exercise(), "skip_exercise"), _stop()
        case m.Practice():
            return _pause(), _skip(live_words.skip_practice()), _easier(), _stop()
        case m.SideChange():
            return _pause(), _skip(live_words.skip_set()), _stop()
        case m.WorkSet():
            add = Way("add", "\u200e+1", ("Up", "+"), Action("correct", 1))
            take = Way("take", "\u200e−1", ("Down", "-"), Action("correct", -1))
            return _pause(), _skip(live_words.skip_set()), _easier(), add, take, _stop()
        case m.Paused():
            go_on = Way("pause", live_words.go_on(), ("Space",), Action("go_on"), kind="primary")
            return go_on, *((_easier(),) if screen.easier else ()), _skip(live_words.skip_set()), _stop()
        case m.Rest():
            return _pause(), _skip(live_words.skip_rest()), _stop()
    return ()


def _after(screen: m.Screen) -> tuple[Way, ...]:
    match screen:
        case m.StopWhy():
            back = Way("back", live_words.stop_because("back"), ("Esc",), Action("back"), kind="primary")
            reasons = (("1", "pain"), ("2", "fall"), ("3", "user"), *zip(SYMPTOM_KEYS, screen.symptoms, strict=False))
            return back, *(Way(why, why, (key,), Action("because", why), bar=False) for key, why in reasons)
        case m.PainStop():
            on = live_words.finish() if screen.ends else live_words.next_exercise()
            smaller = Way("easier", live_words.try_easier(), ("E",), Action("easier"))
            return _main(on, Action("next")), *((smaller,) if screen.easier else ())
        case m.Summary():
            return (_main(live_words.finish(), Action("end")),)
    return ()


def ways_of(screen: m.Screen, voice_on: bool, film_on: bool | None = None) -> tuple[Way, ...]:
    """Everything that is possible now, the most likely first; voice and settings always at the end.

    film_on : whether films of sets are kept, None where they cannot be. Begun before the session, ended at any time.
    """
    own = _before(screen) or _during(screen) or _after(screen)
    mute = Way("mute", live_words.mute(voice_on), ("M",), ask="mute")
    before = isinstance(screen, m.Programme)
    film: tuple[Way, ...] = ()
    if film_on or (before and film_on is not None):
        film = (Way("film", live_words.film(film_on), ("V",), ask="film"),)
    return *own, *film, mute, Way("settings", live_words.settings(), ("S",), ask="settings")
