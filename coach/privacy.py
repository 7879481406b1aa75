"""Nothing leaves the machine: MediaPipe's usage metrics are cut off before it can send any.

MediaPipe has no switch for them, but its uploader honours the proxy variables; a proxy of an unknown kind
makes every upload fail before a name is looked up. Proven by tests/contract/test_privacy_trace.py.
"""

from __future__ import annotations

import os

_NOWHERE = "unsupported://off"
_PROXIES = ("https_proxy", "http_proxy", "all_proxy")
# An exception in no_proxy would lead past the proxy, and so onto the network.
_EXCEPTIONS = ("no_proxy", "NO_PROXY")
_NAMES = (*_PROXIES, *(name.upper() for name in _PROXIES))

_original: dict[str, str] | None = None


def seal() -> None:
    """Close this process and its later children to the network; calling it again is harmless.

    It must be called before a landmarker is made: the uploader reads the environment once.
    """
    global _original
    if _original is None:
        _original = dict(os.environ)
    for name in _EXCEPTIONS:
        os.environ.pop(name, None)
    for name in _NAMES:
        os.environ[name] = _NOWHERE


def is_sealed() -> bool:
    """Whether the environment is closed now."""
    return all(os.environ.get(name) == _NOWHERE for name in _NAMES) and not any(n in os.environ for n in _EXCEPTIONS)


def original_environment() -> dict[str, str]:
    """A copy of the environment without the seal: for the one child that fetches the model at first use."""
    return dict(os.environ if _original is None else _original)
