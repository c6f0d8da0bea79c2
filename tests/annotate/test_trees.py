"""Trees: walks between the words of a paragraph."""

from __future__ import annotations

from onrecord.annotate.trees import Tree, remembered


def _tree() -> Tree:
    """ "The old port burned"."""
    return Tree(
        starts=[0, 4, 8, 13],
        ends=[3, 7, 12, 19],
        words=["the", "old", "port", "burned"],
        tags=["DT", "JJ", "NN", "VBD"],
        deps=["det", "amod", "nsubj", "ROOT"],
        heads=[2, 2, 3, 3],
    )


def test_a_subtree_reaches_from_its_first_word_to_its_last() -> None:
    tree = _tree()
    assert (list(tree.firsts), list(tree.lasts)) == ([0, 1, 0, 0], [0, 1, 2, 3])


def test_a_shifted_tree_stands_further_on_and_is_else_the_same() -> None:
    moved = _tree().shifted(100)
    assert (list(moved.starts), list(moved.ends)) == ([100, 104, 108, 113], [103, 107, 112, 119])
    assert moved.children == _tree().children


def test_a_remembered_function_is_asked_once_for_each_token_of_each_tree() -> None:
    asked: list[int] = []

    @remembered
    def word_at(tree: Tree, token: int) -> str:
        asked.append(token)
        return tree.words[token]

    tree = _tree()
    assert [word_at(tree, 2), word_at(tree, 2), word_at(tree, 1), word_at(tree.shifted(5), 2)] == [
        "port",
        "port",
        "old",
        "port",
    ]
    assert asked == [2, 1, 2]


def test_what_is_remembered_does_not_tell_trees_apart() -> None:
    first, second = _tree(), _tree()
    remembered(lambda tree, token: tree.words[token])(first, 0)
    assert first == second
