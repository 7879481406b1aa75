"""The order of the sets: which is next, what is done, what was replaced by something smaller. No time, no screens.

All sets of one side come before those of the other, so that a person on the mat turns round once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from coach.exercise.spec import ExerciseSpec
from coach.session.guided.moments import Place
from coach.session.guided.programme import ProgrammeSpec, sides_of, smaller, target_of
from coach.store.records import Plan, PlanItem, SessionRecord, SetHead
from coach.types import Side


@dataclass(frozen=True, slots=True)
class Block:
    """One set of the programme: the plan's item (from 0), its side, `number` of `of` sets of this side (from 1)."""

    item: int
    side: Side | None
    number: int
    of: int


@dataclass(slots=True)
class Course:
    """Where a session is in its plan.

    done : blocks that are over. closed : items that are over, questions included. eased : items done smaller.
    eased_of : how many sets a side of an eased item has in all, those before it was eased included.
    """

    plan: Plan
    programme: ProgrammeSpec
    specs: Callable[[str], ExerciseSpec]
    done: set[tuple[int, Side | None, int]] = field(default_factory=set[tuple[int, Side | None, int]])
    closed: set[int] = field(default_factory=set[int])
    eased: set[int] = field(default_factory=set[int])
    eased_of: dict[tuple[int, Side | None], int] = field(default_factory=dict[tuple[int, Side | None], int])

    def item(self, index: int) -> PlanItem:
        """The item as it is done now."""
        planned = self.plan.items[index]
        return self._easier(planned)[0] if index in self.eased else planned

    def spec(self, index: int) -> ExerciseSpec:
        """The exercise of an item as it is done now."""
        return self.specs(self.item(index).exercise_id)

    def sides(self, index: int) -> tuple[Side | None, ...]:
        """The sides in the order in which they are done."""
        return ("left", "right") if sides_of(self.item(index), self.spec(index)) else (None,)

    def target(self, index: int) -> int:
        """Repetitions of one set."""
        return target_of(self.item(index), self.spec(index))

    def next_block(self, index: int) -> Block | None:
        """The first set of an item that is not over."""
        return next(
            (
                Block(index, side, number, self.sets(index, side))
                for side in self.sides(index)
                for number in range(1, self.sets(index, side) + 1)
                if (index, side, number) not in self.done
            ),
            None,
        )

    def sets(self, index: int, side: Side | None) -> int:
        """How many sets a side has in all."""
        return self.eased_of.get((index, side), self.item(index).sets)

    def finish(self, block: Block) -> None:
        """This set is over."""
        self.done.add((block.item, block.side, block.number))

    def place(self, block: Block) -> Place:
        """The block as the screens tell it."""
        return Place(self.item(block.item), block.item, len(self.plan.items), block.side, block.number, block.of)

    def can_ease(self, index: int) -> bool:
        """Whether there is something smaller; nothing is smaller than the smaller."""
        return index not in self.eased

    def ease(self, index: int) -> None:
        """Do what is left of an item smaller: not more sets than were left, nor than the smaller one has."""
        if index in self.eased:
            return
        planned = self.plan.items[index].sets
        self.eased.add(index)
        for side in self.sides(index):
            done = sum((index, side, number) in self.done for number in range(1, planned + 1))
            self.eased_of[index, side] = done + min(planned - done, self.item(index).sets)

    def easier_say(self, index: int, lang: str) -> str:
        """What the programme says about its smaller alternative, or ""."""
        texts = self._easier(self.plan.items[index])[1]
        return next((text for key, text in texts.items() if key == lang), texts.get("en", ""))

    def ease_rest(self) -> None:
        """Do everything that is still to come smaller."""
        for index in range(len(self.plan.items)):
            if index not in self.closed:
                self.ease(index)

    def _easier(self, item: PlanItem) -> tuple[PlanItem, dict[str, str]]:
        # A single exercise does not belong to the programme, though the programme may have it.
        if self.plan.programme_id != self.programme.id:
            return smaller(item), {}
        easier, say = self.programme.easier(item)
        return easier, {str(key): text for key, text in say.items()}

    def recall(self, record: SessionRecord) -> None:
        """Take up a session that was cut off: sets that are over stay over, an open one is still to be done."""
        touched = [s.head.item for s in record.sets] + [a.item for a in record.answers if a.item is not None]
        last = max(touched, default=0)
        self.closed |= set(range(last))
        for old in record.sets:
            head = old.head
            if old.end == "eased" or self._was_smaller(head):
                self.ease(head.item)
            if old.end != "eased" and head.item in self.eased:
                self.eased_of[head.item, head.side] = head.of
            if old.end not in (None, "eased", "interrupted"):
                self.done.add((head.item, head.side, head.number))
        for stop in record.stops:
            if stop.item is not None and stop.item == last and not _set_after(record, stop.item, stop.at):
                self.closed.add(stop.item)
        if any(stop.reason in ("pain", "pain_rise") for stop in record.stops):
            self.ease_rest()

    def _was_smaller(self, head: SetHead) -> bool:
        planned = self.plan.items[head.item]
        target = target_of(planned, self.specs(planned.exercise_id))
        was, asked = (head.exercise_id, head.target_reps, head.hold_s), (planned.exercise_id, target, planned.hold_s)
        return was != asked


def _set_after(record: SessionRecord, item: int, at: datetime) -> bool:
    return any(s.head.item == item and s.head.started_at > at for s in record.sets)
