"""The seal closes the environment, leaves a way back for the one child that fetches, and says whether it holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from coach import privacy

PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = dict(os.environ)
    monkeypatch.setattr(privacy, "_original", None)
    for name in (*PROXIES, "no_proxy", "NO_PROXY"):
        os.environ.pop(name, None)
    yield
    os.environ.clear()
    os.environ.update(before)


def test_seal_sends_every_kind_of_proxy_nowhere_and_drops_the_exceptions() -> None:
    os.environ["no_proxy"] = "localhost"
    os.environ["NO_PROXY"] = "*"
    privacy.seal()
    assert {os.environ[name] for name in PROXIES} == {"unsupported://off"}
    assert "no_proxy" not in os.environ
    assert "NO_PROXY" not in os.environ


def test_the_seal_reaches_the_c_environment_that_mediapipe_reads() -> None:
    privacy.seal()
    program = "import os; print(os.environ.get('https_proxy'))"
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert child.stdout.strip() == "unsupported://off"


def test_original_environment_is_as_it_was_before_the_seal() -> None:
    os.environ["https_proxy"] = "http://proxy.example:3128"
    os.environ["no_proxy"] = "localhost"
    privacy.seal()
    privacy.seal()
    original = privacy.original_environment()
    assert original["https_proxy"] == "http://proxy.example:3128"
    assert original["no_proxy"] == "localhost"
    assert "HTTPS_PROXY" not in original


def test_original_environment_before_the_seal_is_the_present_one() -> None:
    os.environ["https_proxy"] = "http://proxy.example:3128"
    assert privacy.original_environment() == dict(os.environ)


def test_is_sealed_says_no_before_and_after_someone_opens_it_again() -> None:
    assert not privacy.is_sealed()
    privacy.seal()
    assert privacy.is_sealed()
    os.environ["no_proxy"] = "*"
    assert not privacy.is_sealed()
    privacy.seal()
    os.environ["https_proxy"] = "http://proxy.example:3128"
    assert not privacy.is_sealed()
