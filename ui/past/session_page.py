"""One session: its sets with their repetitions, and beside them what was seen in the chosen one and why.

Not here: reading recordings (player.py) or moving figures (replay_page.py).
"""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.session.past.days import day_of
from coach.session.past.playback import Playback
from coach.session.past.reasons import measure_name, reasons_of, unknown_of
from coach.store.records import Answer, SessionRecord, SetRecord
from coach.types import RepEvent
from ui import texts_past
from ui import texts_session as words
from ui.language import in_words
from ui.paint import announce
from ui.past.player import Failure, Player
from ui.past.rep_grid import RepGrid
from ui.past.style import button, label, say, scroll
from ui.past.trend_view import known_spec
from ui.texts_guide_pages import seen_share_word
from ui.theme import Look

SESSION_ANSWERS = ("pain_now", "pain_worst_24h", "pain_after", "pain_next_day")
ITEM_ANSWERS = ("pain_exercise", "effort")


def exercise_name(exercise_id: str, lang: str) -> str:
    """The exercise's name, its id in words where it is no longer known."""
    spec = known_spec(exercise_id)
    return spec.text(spec.name, lang) if spec else exercise_id.replace("_", " ")


def title_of(done: SetRecord, lang: str) -> str:
    """A set in texts_past."""
    head = done.head
    return words.set_title(exercise_name(head.exercise_id, lang), head.number, head.of, head.side)


def facts_of(session: SessionRecord) -> str:
    """How the session ended, how long it took, and what the person answered."""
    head = session.head
    parts = [head.plan.name] if head.plan.name else []
    parts.append(words.ended(session.end))
    if session.ended_at is not None:
        parts.append(words.minutes((session.ended_at - head.started_at).total_seconds()))
    parts += [_reason(stop.reason, stop.detail) for stop in session.stops]
    answered = {a.kind: a.value for a in session.answers if a.item is None}
    parts += [words.answer_line(kind, answered[kind]) for kind in SESSION_ANSWERS if kind in answered]
    return " · ".join(parts)


def _reason(reason: str, detail: str) -> str:
    return words.stop_line(reason, detail)


def answers_of(session: SessionRecord, done: SetRecord) -> str:
    """What the person answered about the set's exercise."""
    own: list[Answer] = [a for a in session.answers if a.item == done.head.item and a.kind in ITEM_ANSWERS]
    return " · ".join(words.answer_line(a.kind, a.value) for a in own)


# A heading and its lines; a line that belongs to the one before it is marked.
Part = tuple[str, tuple[tuple[str, bool], ...]]


def details_of(rep: RepEvent, exercise_id: str, lang: str) -> tuple[Part, ...]:
    """A repetition in plain words: flags with their evidence first, what was measured, what was not and why."""
    spec = known_spec(exercise_id)
    flags: list[tuple[str, bool]] = []
    for reason in reasons_of(rep, spec, lang):
        flags.append((words.reason_title(reason), False))
        flags += [(words.evidence_words(item), True) for item in reason.crossed]
    parts = [(words.flags_heading(), tuple(flags or [(words.no_flags(), False)]))]
    measured = [
        (
            words.measure_line(words.plain_name(measure_name(name, spec, lang), name), m.value, m.unit, m.error),
            False,
        )
        for name, m in rep.measures.items()
        if m.quality == "ok"
    ]
    parts.append((words.measured_heading(), tuple(measured)))
    unknown = [(words.unknown_words(item), False) for item in unknown_of(rep, spec, lang)]
    parts.append((words.unknown_heading(), tuple(unknown)))
    return tuple(part for part in parts if part[1])


def as_plain(parts: tuple[Part, ...]) -> str:
    """For a screen reader."""
    return "\n".join(f"{heading}. {'. '.join(line for line, _ in lines)}." for heading, lines in parts)


def as_rich(parts: tuple[Part, ...], muted: str) -> str:
    """For the label: headings bold, evidence set in."""
    made: list[str] = []
    for heading, lines in parts:
        made.append(f"<p><b>{escape(heading)}</b></p>")
        for line, belongs in lines:
            style = f"margin: 0 24px; color: {muted}" if belongs else "margin: 0"
            made.append(f'<p style="{style}">{escape(line)}</p>')
    return "".join(made)


def missing_of(done: SetRecord, lang: str) -> tuple[str, ...]:
    """What was not measured in this set and why, then what never is; names and reasons in words."""
    spec = known_spec(done.head.exercise_id)
    always = {n.what["en"]: spec.text(n.what, lang) for n in spec.not_visible} if spec is not None else {}
    here: list[str] = []
    for n in done.not_measured:
        if n.what not in always:
            name = seen_share_word(n.what) or words.plain_name(measure_name(n.what, spec, lang), n.what)
            here.append(words.not_measured_share(name, in_words(n.reason), n.share))
    never = [always[n.what] for n in done.not_measured if n.what in always]
    lines = [f"{words.not_measured_in_set()}: {'; '.join(here)}"] if here else []
    return (*lines, *([words.never_visible("; ".join(never))] if never else []))


class SetCard(QFrame):
    """One set: counts, repetitions, and what can be done with it."""

    def __init__(self, session: SessionRecord, done: SetRecord, lang: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.done, self.title = done, title_of(done, lang)
        spec = known_spec(done.head.exercise_id)
        self.grid = RepGrid(self.title, done.reps, lambda rep: ", ".join(r.name for r in reasons_of(rep, spec, lang)))
        self.replay = button(words.replay(), lambda: None, words.of_set(words.replay(), self.title))
        self.compare = button(words.compare(), lambda: None, words.of_set(words.compare(), self.title))
        self.note = label("", "hint")
        self.box, row = QVBoxLayout(self), QHBoxLayout()
        row.addWidget(label(self.title, "title"), 1)
        row.addWidget(self.replay)
        row.addWidget(self.compare)
        self.box.addLayout(row)
        facts = [words.counts_words(done.counts, done.head.target_reps), words.set_end_word(done.end)]
        self.box.addWidget(label(" · ".join(filter(None, (*facts, answers_of(session, done)))), "hint"))
        self.box.addWidget(self.grid)
        self.box.addWidget(self.note)
        for line in missing_of(done, lang):
            self.box.addWidget(label(line, "hint"))
        self.setAccessibleName(self.title)
        self.show_note("loading" if done.recording else "none")

    def show_note(self, reason: str) -> None:
        """What the small pictures show, and why they are bars."""
        if self.done.reps:
            say(self.note, words.curves_note() if self.grid.has_curves else words.bars_because(reason))
        else:
            say(self.note, "")

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        pad = round(look.px(12))
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(round(look.px(6)))
        self.grid.set_look(look)


class SessionPage(QWidget):
    """A session's sets and repetitions; `replay` and `compare` carry a set, `left` goes back."""

    replay = Signal(object)
    compare = Signal(object)
    left = Signal()

    def __init__(self, player: Player, lang: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.player, self.lang, self.look = player, lang, Look()
        self.session: SessionRecord | None = None
        self.cards: list[SetCard] = []
        self.back: QPushButton = button(texts_past.esc_hint(texts_past.back()), self.left.emit, texts_past.back())
        self.title, self.facts = label("", "heading"), label("", "hint")
        self.list = QWidget()
        self.rows = QVBoxLayout(self.list)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.area = scroll(self.list, texts_past.history_title())
        self.detail_title, self.detail = label("", "title"), label(words.choose_rep())
        self._build()
        player.ready.connect(self._ready)
        player.failed.connect(self._failed)

    def _build(self) -> None:
        self.box, middle = QVBoxLayout(self), QHBoxLayout()
        self.top = top = QHBoxLayout()
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        self.box.addLayout(top)
        self.box.addWidget(self.facts)
        self.panel = QFrame()
        self.panel.setObjectName("card")
        self.inner = QVBoxLayout(self.panel)
        inside = QWidget()
        words_box = QVBoxLayout(inside)
        words_box.setContentsMargins(0, 0, 0, 0)
        words_box.addWidget(self.detail)
        words_box.addStretch(1)
        self.inner.addWidget(self.detail_title)
        self.detail_area = scroll(inside, words.details_name())
        self.inner.addWidget(self.detail_area, 1)
        middle.addWidget(self.area, 62)
        middle.addWidget(self.panel, 38)
        self.box.addLayout(middle, 1)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.look = look
        pad = round(look.px(24))
        self.box.setContentsMargins(pad, pad // 2, pad, pad // 2)
        self.inner.setContentsMargins(pad // 2, pad // 2, pad // 2, pad // 2)
        self.rows.setSpacing(round(look.px(10)))
        gap = round(look.px(10))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.rows.setContentsMargins(gap if rtl else 0, 0, 0 if rtl else gap, 0)
        self.top.setSpacing(round(look.px(18)))
        for card in self.cards:
            card.set_look(look)

    def show_session(self, session: SessionRecord) -> None:
        """Take over a session; its recordings are read meanwhile."""
        self.session = session
        say(self.title, words.session_title(session.head, day_of(session.head)))
        say(self.facts, facts_of(session))
        say(self.detail_title, "")
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        say(self.detail, words.choose_rep())
        while (item := self.rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.cards = [SetCard(session, done, self.lang) for done in session.sets]
        for card in self.cards:
            card.replay.clicked.connect(partial(self._ask, self.replay, card))
            card.compare.clicked.connect(partial(self._ask, self.compare, card))
            card.grid.chosen.connect(partial(self._chosen, card))
            card.set_look(self.look)
            self.rows.addWidget(card)
        self.rows.addStretch(1)
        # First what there is to see, then what can be done with it, set by set; then the words about it.
        chain = [self.back, *(part for card in self.cards for part in (card.grid, card.replay, card.compare))]
        for first, second in pairwise([*chain, self.detail_area]):
            QWidget.setTabOrder(first, second)
        for card in self.cards:
            self.player.ask(card.done)

    def _ask(self, what: Signal, card: SetCard, checked: bool = False) -> None:
        what.emit(card.done)

    def _chosen(self, card: SetCard, rep: RepEvent) -> None:
        for other in self.cards:
            if other is not card:
                other.grid.unpick()
        say(self.detail_title, words.rep_title(rep.index, rep.verdict, rep.side))
        parts = details_of(rep, card.done.head.exercise_id, self.lang)
        text = as_plain(parts)
        self.detail.setTextFormat(Qt.TextFormat.RichText)
        self.detail.setText(as_rich(parts, self.look.palette.muted))
        self.detail.setAccessibleName(text)
        self.detail_area.verticalScrollBar().setValue(0)
        announce(self.detail, text)

    def _ready(self, uid: str, playback: Playback) -> None:
        for card in self.cards:
            if card.done.head.uid == uid:
                card.grid.show_playback(playback)
                card.show_note("")

    def _failed(self, uid: str, failure: Failure) -> None:
        for card in self.cards:
            if card.done.head.uid == uid:
                card.show_note(failure.kind)

    def take_keyboard(self) -> None:
        """The first set's repetitions have the keyboard."""
        target: QWidget = next((card.grid for card in self.cards if card.done.reps), self.back)
        target.setFocus()
