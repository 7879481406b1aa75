"""The register of signals: a spec names one, code computes it. A new signal is one function and one test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from coach.signals.body import Body

ViewNeed = Literal["side", "front", "any"]


@dataclass(frozen=True, slots=True)
class SignalDef:
    """Name, unit, the view it may be read in, the joints it needs, and the function.

    sided : the function is computed for each side of the body, as `name.left` and `name.right`.
    both : the joints must be seen on both sides. unknown : the reason to give where the function gives nan.
    """

    name: str
    unit: str
    view: ViewNeed
    joints: tuple[str, ...]
    compute: Callable[[Body], float]
    doc: str
    sided: bool = False
    both: bool = False
    unknown: str = "it has no value in this frame"


_REGISTER: dict[str, SignalDef] = {}


def signal(
    name: str,
    *,
    unit: str,
    view: ViewNeed,
    joints: tuple[str, ...],
    sided: bool = False,
    both: bool = False,
    unknown: str = "it has no value in this frame",
) -> Callable[[Callable[[Body], float]], Callable[[Body], float]]:
    """Register a pure function of `Body` under `name`; its docstring is the signal's documentation.

    A sided function reads `body.near`, which is then the side that it is asked for.
    """

    def add(function: Callable[[Body], float]) -> Callable[[Body], float]:
        if name in _REGISTER:
            raise ValueError(f"signal {name!r} is registered twice")
        _REGISTER[name] = SignalDef(
            name, unit, view, joints, function, (function.__doc__ or "").strip(), sided, both, unknown
        )
        return function

    return add


def all_signals() -> Mapping[str, SignalDef]:
    """Every registered signal by name."""
    from coach.signals import frontal, sagittal, side_lying  # noqa: F401  # pyright: ignore[reportUnusedImport]

    return MappingProxyType(_REGISTER)
