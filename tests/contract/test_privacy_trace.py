"""Nothing leaves the machine: the real landmarker runs under strace, and no call to the network is in the trace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coach import privacy
from coach.paths import ROOT
from coach.pose.model_store import inspect_model, load_manifest, model_folders

# A name service's own socket is local, but what is asked there goes out.
_RESOLVER = r'sun_path="[^"]*systemd/resolve'
_NETWORK = re.compile(rf"\b(connect|sendto|sendmsg|sendmmsg)\(.*(sa_family=AF_INET6?\b|{_RESOLVER})")

CHILD = """
import sys
from pathlib import Path
import numpy as np
from coach.pose.backend import MediaPipeLandmarker
from coach.types import Frame
with MediaPipeLandmarker(Path(sys.argv[1]), masks=True) as landmarker:
    for index in range(5):
        picture = np.full((240, 320, 3), 40 * index, np.uint8)
        picture[80:160, 60:260] = (90, 120, 180)
        landmarker.detect(Frame(picture, index / 30, index))
print("frames seen:", index + 1)
"""

# Recorded from the landmarker without the seal, inside a network namespace that leads nowhere; the name server's
# address is replaced by one reserved for documentation.
UNSEALED = """\
17119 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 6
17119 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0) = 6
17119 connect(6, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file or directory)
17119 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC|SOCK_NONBLOCK, IPPROTO_IP) = 6
17119 setsockopt(6, SOL_IP, IP_RECVERR, [1], 4) = 0
17119 connect(6, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, 16) = -1 ENETUNREACH \
(Network is unreachable)
"""
SENDTO_V6 = (
    '7 sendto(9, "\\1", 1, MSG_NOSIGNAL, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), '
    'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28 <unfinished ...>'
)
SENDMSG_V4 = (
    '7 sendmsg(9, {msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, '
    'msg_namelen=16, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 1'
)
RESOLVED = '7 connect(5, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0'
LOCAL = """\
17129 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3
17129 connect(4, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file or directory)
17129 socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [5, 6]) = 0
17129 sendmsg(5, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1}, 0) = 1
"""


def network_lines(trace: str) -> list[str]:
    """The lines of an strace log in which something is sent, or about to be sent, to another machine."""
    return [line for line in trace.splitlines() if _NETWORK.search(line)]


@pytest.mark.parametrize("trace", [UNSEALED, SENDTO_V6, SENDMSG_V4, RESOLVED])
def test_the_detector_finds_a_call_to_the_network(trace: str) -> None:
    assert len(network_lines(trace)) == 1


def test_the_detector_lets_local_sockets_pass() -> None:
    assert network_lines(LOCAL) == []


def _why_not_traced() -> str:
    if shutil.which("strace") is None:
        return "strace is not installed"
    trial = subprocess.run(["strace", "-f", "-o", os.devnull, sys.executable, "-c", ""], capture_output=True)
    return "" if trial.returncode == 0 else "strace may not trace here"


@pytest.mark.network_trace
def test_the_landmarker_sends_nothing(tmp_path: Path) -> None:
    reason = _why_not_traced()
    if reason:
        pytest.skip(reason)
    model = inspect_model(model_folders(), load_manifest(), os.environ)
    if model.path is None:
        pytest.skip("no pose model on this machine yet: python start.py provides it")
    log = tmp_path / "network.trace"
    command = ["strace", "-f", "-qq", "-e", "trace=network", "-e", "signal=none", "-s", "200", "-o", str(log)]
    child = subprocess.run(
        [*command, sys.executable, "-c", CHILD, str(model.path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=privacy.original_environment(),
        timeout=120,
    )
    assert child.returncode == 0, child.stderr
    assert "frames seen: 5" in child.stdout
    trace = log.read_text(encoding="utf-8", errors="replace")
    assert "socket(" in trace, "an empty trace proves nothing"
    assert network_lines(trace) == []
