"""The one-place slot: the newest wins, nothing is counted wrong, nobody waits for ever."""

from __future__ import annotations

import threading
import time

from coach.session.mailbox import Mailbox


def test_an_item_is_taken_once() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    assert box.take(0) == 1
    assert box.take(0) is None


def test_the_newest_wins_and_the_rest_are_counted() -> None:
    box: Mailbox[int] = Mailbox()
    for i in range(10):
        box.put(i)
    assert box.take(0) == 9
    assert box.overwritten == 9
    box.put(10)
    assert box.overwritten == 9, "a taken item is no loss"


def test_taking_waits_for_an_item() -> None:
    box: Mailbox[int] = Mailbox()
    timer = threading.Timer(0.02, box.put, [7])
    timer.start()
    assert box.take(5) == 7
    timer.join()


def test_taking_gives_up_after_its_time() -> None:
    started_s = time.monotonic()
    assert Mailbox[int]().take(0.02) is None
    assert 0.015 <= time.monotonic() - started_s < 1


def test_a_poke_wakes_the_taker_once() -> None:
    box: Mailbox[int] = Mailbox()
    box.poke()
    started_s = time.monotonic()
    assert box.take(5) is None
    assert time.monotonic() - started_s < 1
    assert box.take(0.01) is None
    assert time.monotonic() - started_s > 0.01


def test_a_poke_does_not_hide_an_item() -> None:
    box: Mailbox[int] = Mailbox()
    box.poke()
    box.put(3)
    assert box.take(0) == 3


def test_waiting_to_put_overwrites_nothing() -> None:
    box: Mailbox[int] = Mailbox()
    taken: list[int] = []

    def take_all() -> None:
        while len(taken) < 200:
            item = box.take(1)
            if item is not None:
                taken.append(item)

    taker = threading.Thread(target=take_all)
    taker.start()
    for i in range(200):
        assert box.put_waiting(i, lambda: False)
    taker.join(5)
    assert taken == list(range(200))
    assert box.overwritten == 0


def test_waiting_to_put_can_be_given_up() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    asked: list[int] = []

    def give_up() -> bool:
        asked.append(1)
        return len(asked) == 3

    assert not box.put_waiting(2, give_up, check_s=0.001)
    assert box.take(0) == 1


def test_putting_never_waits_for_a_slow_taker() -> None:
    box: Mailbox[int] = Mailbox()
    started_s = time.monotonic()
    for i in range(1000):
        box.put(i)
    assert time.monotonic() - started_s < 0.5
    assert box.overwritten == 999
