"""A computer that answers from what was recorded, so that every system can be tested on any."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from diagnostics.system import Output, Platform, ProgramMissing

_RECORDED = Path(__file__).parents[1] / "diagnostics" / "recorded"


class RecordedMachine:
    """Answers programs by their command line (or just their name) and files by their path.

    What is not recorded is missing, as it would be on a computer without it. `ran` is what was
    run, in order.
    """

    def __init__(
        self,
        platform: Platform,
        *,
        programs: Mapping[str, str | Output | Exception] | None = None,
        files: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
        modified: Mapping[str, float] | None = None,
        now: float = 1_790_000_000.0,
    ) -> None:
        self.platform = platform
        self.environment: Mapping[str, str] = environment or {}
        self._programs = programs or {}
        self._files = files or {}
        self._modified = modified or {}
        self._now = now
        self.ran: list[tuple[str, ...]] = []

    def run(self, *argv: str, limit: float) -> Output:
        self.ran.append(argv)
        answer = self._programs.get(" ".join(argv), self._programs.get(argv[0]))
        match answer:
            case None:
                raise ProgramMissing(argv[0])
            case Exception():
                raise answer
            case str():
                return Output(0, answer)
            case Output():
                return answer

    def read(self, path: str) -> str:
        if path not in self._files:
            raise FileNotFoundError(path)
        return self._files[path]

    def names(self, folder: str) -> list[str]:
        start = f"{folder}/"
        inside = [path.removeprefix(start) for path in self._files if path.startswith(start)]
        if not inside:
            raise FileNotFoundError(folder)
        return sorted({name.split("/")[0] for name in inside})

    def modified(self, path: str) -> float:
        if path not in self._modified:
            raise FileNotFoundError(path)
        return self._modified[path]

    def now(self) -> float:
        return self._now


def recording(name: str) -> str:
    """A recorded output, by its path below tests/diagnostics/recorded."""
    return (_RECORDED / name).read_text("utf-8")
