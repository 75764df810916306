"""Every exception of the program, on one page.

    RiwayaError
    ├── UsageError        the command was called wrongly (exit 2)
    ├── LexiconError      a record of the lexicon is not as it must be: file, record, value
    ├── ReadError         one article cannot be read; becomes a Refusal
    ├── JudgementError    a judgement cannot be read or made: file or id, what is wrong
    ├── CaseError         the case cannot be opened or written: which file, what is wrong, what to do
    ├── LakeError         the lake cannot be read or written: which file, what is wrong, what to do
    └── NothingUsable     not one article could be read (exit 1)
"""

from __future__ import annotations


class RiwayaError(Exception):
    """The root: its message says what is wrong, where, and what to do."""


class UsageError(RiwayaError):
    """The command was called wrongly."""


class LexiconError(RiwayaError):
    """A lexicon record is not as it must be."""

    def __init__(self, file: str, record: str, problem: str) -> None:
        super().__init__(f"{file}: [{record}] {problem}")


class ReadError(RiwayaError):
    """One article cannot be read."""


class JudgementError(RiwayaError):
    """A judgement cannot be read or made."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")


class CaseError(RiwayaError):
    """The case cannot be opened or written."""


class LakeError(RiwayaError):
    """The lake cannot be read or written."""


class NothingUsable(RiwayaError):
    """Not one article could be read."""
