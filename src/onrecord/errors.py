"""Every error that onrecord raises on purpose; each message names the input and says what to do.

OnrecordError
 ├── InputError     one input can't be used; it becomes a Problem and the rest of the batch goes on
 ├── UsageError     the command as given can't be carried out (exit code 2)
 └── RecordError    the record file is missing, foreign, newer than this program, or being written
"""


class OnrecordError(Exception):
    """The base: `message` says what is wrong with which input, `advice` says what to do about it."""

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class InputError(OnrecordError):
    """One input can't be read or understood."""


class UsageError(OnrecordError):
    """The command can't be carried out as given."""


class RecordError(OnrecordError):
    """The record file can't be used."""
