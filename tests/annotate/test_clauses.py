"""Who does what to whom in a clause, also where the grammar leaves it out."""

from __future__ import annotations

import pytest

from onrecord.annotate.clauses import clause_at, noun_clause_at, verbs_in
from onrecord.annotate.syntax import parse
from onrecord.annotate.trees import Tree
from onrecord.text import Span


def tree_of(text: str) -> Tree:
    return next(parse(text, [Span(0, len(text))]))


def words(tree: Tree, tokens: tuple[int, ...]) -> list[str]:
    return [tree.words[token] for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "agents", "patients"),
    [
        ("Orvia took the port on Friday.", "took", ["orvia"], ["port"]),
        ("The port was taken by Orvia on Friday.", "taken", ["orvia"], ["port"]),
        ("Orvia took the port and left the bridge.", "left", ["orvia"], ["bridge"]),
        ("The army was forced to leave the town.", "leave", ["army"], ["town"]),
        ("The king ordered his army to leave the town.", "leave", ["army"], ["town"]),
        ("The minister promised to rebuild the school.", "rebuild", ["minister"], ["school"]),
        ("The troops holding the port fired at the crowd.", "holding", ["troops"], ["port"]),
        ("The port that the rebels took is small.", "took", ["rebels"], ["port"]),
        ("The rebels, who took the port, fled.", "took", ["rebels"], ["port"]),
        ("Police and soldiers arrested two men and a woman.", "arrested", ["police", "soldiers"], ["men", "woman"]),
        ("After taking the port, the rebels fled.", "taking", ["rebels"], ["port"]),
        ("A man arrested by police on Friday was freed.", "arrested", ["police"], ["man"]),
        ("Its decision to close the mine angered the town.", "close", ["its"], ["mine"]),
    ],
)
def test_agents_and_patients(text: str, verb: str, agents: list[str], patients: list[str]) -> None:
    tree = tree_of(text)
    clause = clause_at(tree, tree.words.index(verb))
    assert (words(tree, clause.agents), words(tree, clause.patients)) == (agents, patients)


def test_prepositions_with_what_they_govern() -> None:
    tree = tree_of("The army withdrew its troops from the port and the bridge in May.")
    clause = clause_at(tree, tree.words.index("withdrew"))
    assert words(tree, clause.governed_by("from")) == ["port", "bridge"]
    assert words(tree, clause.governed_by("in")) == ["may"]


def test_a_verb_with_its_particle() -> None:
    tree = tree_of("The rebels pulled out of the airport.")
    clause = clause_at(tree, tree.words.index("pulled"))
    assert words(tree, clause.governed_by("of")) == ["airport"]


def test_the_clause_ends_where_the_next_begins() -> None:
    text = "Orvia took the port, and Tarn fell on Monday."
    tree = tree_of(text)
    assert clause_at(tree, tree.words.index("took")).span(tree).of(text) == "Orvia took the port"
    assert clause_at(tree, tree.words.index("fell")).span(tree).of(text) == "Tarn fell on Monday"


def test_the_roles_of_an_event_noun() -> None:
    tree = tree_of("The arrest of two men by police angered the town.")
    clause = noun_clause_at(tree, tree.words.index("arrest"))
    assert (words(tree, clause.agents), words(tree, clause.patients)) == (["police"], ["men"])


def test_helping_verbs_are_no_predicates() -> None:
    tree = tree_of("The port has been taken.")
    assert words(tree, tuple(verbs_in(tree))) == ["taken"]


def test_a_joined_passive_shares_its_helping_verbs() -> None:
    tree = tree_of("The club has been fined and ordered to leave.")
    clause = clause_at(tree, tree.words.index("ordered"))
    assert (clause.is_passive, words(tree, clause.patients)) == (True, ["club"])
