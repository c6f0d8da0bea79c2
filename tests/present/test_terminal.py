"""What is printed where no terminal is: words whole on their lines, without anything that moves a cursor."""

from __future__ import annotations

import io

import pytest

from onrecord.present.terminal import PLAIN_WIDTH, Printer


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


def test_a_long_line_is_whole_where_another_program_reads_it(out: io.StringIO) -> None:
    words = "dam " * PLAIN_WIDTH + "end"
    Printer(out).line((words, "bold"), " [1]")
    assert out.getvalue() == f"{words} [1]\n"


def test_lines_of_words_and_lines_of_the_library_come_in_their_order(out: io.StringIO) -> None:
    printer = Printer(out)
    printer.line("first")
    printer.console.print("second")
    printer.line("third")
    assert out.getvalue().split() == ["first", "second", "third"]


def test_what_would_move_the_cursor_is_left_out(out: io.StringIO) -> None:
    Printer(out).line("a\x1b[31mb\u202ec")
    assert out.getvalue() == "a[31mbc\n"


def test_nothing_in_the_words_is_markup(out: io.StringIO) -> None:
    Printer(out).hanging("[1]", "[bold]the dam[/bold] :warning:")
    assert "[bold]the dam[/bold] :warning:" in out.getvalue()
