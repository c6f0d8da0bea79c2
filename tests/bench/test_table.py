from __future__ import annotations

from bench.gate import Floors, Measured
from bench.table import Peer, read_peers, render_mistakes, render_table
from bench.task import Figure, Mistake, Outcome


def test_ours_stands_beside_the_best_peer_the_naive_and_the_floor() -> None:
    one = Measured(task="toy", data="", outcome=Outcome(figures=(Figure(name="found F", value=91.26),)))
    table = render_table(
        [one], {("toy", "found F"): Peer(best=80.0, by="Peer 1.0", naive=40.0)}, {"toy": Floors(data="", figures={})}
    )
    assert table.splitlines()[1].split() == ["toy", "found", "F", "91.2", "80.0", "40.0", "-", "Peer", "1.0"]


def test_what_nobody_measured_is_a_dash() -> None:
    one = Measured(task="toy", data="", outcome=Outcome(figures=(Figure(name="f", value=1.0),)))
    assert render_table([one], {}, {}).splitlines()[1].split() == ["toy", "f", "1.0", "-", "-", "-"]


def test_the_largest_category_of_mistakes_comes_first() -> None:
    mistakes = [Mistake(category="a", line="1"), Mistake(category="b", line="2"), Mistake(category="b", line="3")]
    assert render_mistakes(mistakes) == "== b: 2\n2\n3\n\n== a: 1\n1\n"


def test_the_figures_of_others_are_percentages_with_a_name() -> None:
    for peer in read_peers().values():
        assert all(0 <= value <= 100 for value in (peer.best, peer.naive) if value is not None)
        assert (peer.best is None) == (peer.by == "")
