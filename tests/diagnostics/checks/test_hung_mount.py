"""A network drive that does not answer."""

from __future__ import annotations

import pytest

from diagnostics.checks.hung_mount import CHECK
from diagnostics.facts.file_systems import FileSystem, FileSystems
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

LOCAL = FileSystem(kind="ext4")
NFS = FileSystem(kind="nfs4", network=True, answered=True)
HUNG = FileSystem(kind="nfs4", network=True, answered=False)


@pytest.mark.parametrize(
    ("mounted", "state", "sentence"),
    [
        ((LOCAL,), State.FINE, "0 network drives are connected."),
        ((NFS, NFS), State.FINE, "2 network drives are connected, and all of them answer."),
        ((LOCAL, NFS), State.FINE, "1 network drive is connected, and it answers."),
        (
            (NFS, HUNG),
            State.PROBLEM,
            "1 drive (nfs4) did not answer within 1.0; programs that use it freeze.",
        ),
        (
            (HUNG, HUNG, FileSystem(kind="cifs", answered=False)),
            State.PROBLEM,
            "3 drives (cifs, nfs4) did not answer within 1.0; programs that use them freeze.",
        ),
    ],
)
def test_what_was_asked_must_answer(
    mounted: tuple[FileSystem, ...], state: State, sentence: str
) -> None:
    verdict = judge(CHECK, FileSystems(mounted=mounted))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)
