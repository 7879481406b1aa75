"""What comes next, from what is done and answered so far; so a session that was cut off goes on by the same rule."""

from __future__ import annotations

from coach.session.guided.blocks import Block
from coach.session.guided.desk import Desk, StageName
from coach.session.guided.safety import before_session, lower_level, notice_due, screening_due


def first_stage(desk: Desk) -> StageName:
    """Where a session begins."""
    return "resume_offer" if desk.offered is not None else gate(desk)


def gate(desk: Desk) -> StageName:
    """Notice and screening where they are due (clinical_spec §9), else the programme."""
    if notice_due(desk.profile.settings):
        return "notice"
    return "screening" if screening_due(desk.profile.settings, desk.wall()) else "programme"


def onward(desk: Desk) -> StageName:
    """The next question, set or the summary."""
    if desk.record is None:
        return gate(desk)
    if desk.record.end is not None:
        return "summary"
    for kind in ("pain_now", "pain_worst_24h"):
        if desk.asks(kind):
            desk.question = (kind, None)
            return "rate"
    if not desk.checked_before:
        desk.checked_before = True
        if (stage := _check_before(desk)) is not None:
            return stage
    return _next_item(desk)


def _check_before(desk: Desk) -> StageName | None:
    """The rules about the pain before (clinical_spec §9): too much to begin as planned, or one level down."""
    assert desk.record is not None
    pain_now, worst = desk.answered("pain_now"), desk.answered("pain_worst_24h")
    rule = before_session(pain_now) if pain_now is not None else None
    if rule is not None and not desk.record.stops:
        desk.stop_by(rule, None, ends=False)
        return "pain_stop"
    if lower_level(desk.last, pain_now, worst, desk.record.head.started_at):
        desk.course.ease_rest()
        desk.lowered = True
        return "programme"
    return None


def _next_item(desk: Desk) -> StageName:
    course = desk.course
    if desk.why is None:
        for index in range(len(course.plan.items)):
            if index in course.closed:
                continue
            block = course.next_block(index)
            if block is not None:
                return _arrive(desk, block)
            if desk.sets_of(index):
                for kind in ("pain_exercise", "effort"):
                    if desk.asks(kind, index):
                        desk.question = (kind, index)
                        return "rate"
            course.closed.add(index)
    assert desk.record is not None
    if desk.record.sets and desk.asks("pain_after"):
        desk.question = ("pain_after", None)
        return "rate"
    return "summary"


def _arrive(desk: Desk, block: Block) -> StageName:
    previous, rested = desk.block, desk.rested
    desk.before, desk.block, desk.rested = previous, block, True
    if previous is None or previous.item != block.item or desk.watched != desk.key:
        return "intro"
    spec, item = desk.course.spec(block.item), desk.course.item(block.item)
    # On the step only the foot changes; on the mat the whole body turns round, which is rest enough.
    if previous.side != block.side and spec.setup.side != "lead":
        return "side_change"
    return "rest" if item.rest_s > 0 and not rested else "setup"
