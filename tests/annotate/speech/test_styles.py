"""The styles of quotation that news uses, each with what a reader would note down."""

from __future__ import annotations

from tests.annotate.speech.reading import only, read


def test_inline_quotation_has_the_speaker_beside_its_verb() -> None:
    line = only("The mayor said “we are ready” and left the hall.")
    assert (line.speaker, line.contents) == ("The mayor", ("“we are ready”",))


def test_quotation_before_its_cue() -> None:
    line = only("“The dam will hold,” said Ana Sole.")
    assert (line.speaker, line.contents, line.basis) == ("Ana Sole", ("“The dam will hold,”",), "named")


def test_quotation_after_its_cue() -> None:
    line = only("Harbour master Tom Orsk said: “The dam will hold.”")
    assert (line.speaker, line.person) == ("Harbour master Tom Orsk", "Tom Orsk")


def test_quotation_cut_by_its_cue_is_one_statement_of_two_pieces() -> None:
    line = only("“The dam will hold,” she told reporters, “if the rain stops.”")
    assert line.contents == ("“The dam will hold,”", "“if the rain stops.”")
    assert line.claim.value("audience") == "reporters"


def test_quotation_that_goes_on_behind_its_cue_is_one_statement() -> None:
    line = only("“The dam will hold,” said Ana Sole. “We have checked every gate.”")
    assert line.contents == ("“The dam will hold,”", "“We have checked every gate.”")


def test_quotation_over_paragraphs_is_one_statement() -> None:
    line = only("Ana Sole said: “The dam will hold.\n\n“We have checked every gate.”")
    assert line.contents == ("“The dam will hold.", "“We have checked every gate.”")


def test_quotation_re_opened_in_a_flattened_paragraph_is_one_statement() -> None:
    line = only("Ana Sole said: “The dam will hold. “We have checked every gate.” Then she left the town.")
    assert line.contents == ("“The dam will hold.", "“We have checked every gate.”")


def test_nested_quotation_is_part_of_the_outer_one() -> None:
    line = only("“He told me ‘no’ twice,” she said.")
    assert line.contents == ("“He told me ‘no’ twice,”",)


def test_partial_quotation_belongs_to_the_clause_around_it() -> None:
    line = only("Ana Sole said the loss would be a “heavy blow” for the town.")
    assert line.contents == ("the loss would be a “heavy blow” for the town",)
    assert line.claim.value("mode") == "mixed"


def test_tweet_names_its_medium() -> None:
    line = only("Ana Sole tweeted: “The dam will hold.”")
    assert (line.speaker, line.claim.value("medium")) == ("Ana Sole", "Twitter")


def test_transcript_has_its_speakers_by_label() -> None:
    lines = read("SOLE: The dam will hold.\n\nORSK: I do not think so.")
    assert [(line.speaker, line.contents) for line in lines] == [
        ("SOLE", ("The dam will hold.",)),
        ("ORSK", ("I do not think so.",)),
    ]


def test_questions_and_answers_have_their_speakers_by_label() -> None:
    lines = read("Q: Will the dam hold?\n\nA: Yes, it will. We said so.")
    assert [line.speaker for line in lines] == ["Q", "A"]


def test_block_quotation_without_marks_follows_its_lead_in() -> None:
    line = only("In a letter to the town, Ana Sole wrote:\n\nThe dam will hold, and we shall stay.")
    assert (line.speaker, line.contents) == ("Ana Sole", ("The dam will hold, and we shall stay.",))


def test_headline_gives_words_after_a_name() -> None:
    lines = read("Sole: dam will hold\n\nThe water rose again on the river.")
    assert [(line.speaker, line.contents, line.claim.value("mode")) for line in lines] == [
        ("Sole", ("dam will hold",), "indirect")
    ]


def test_caption_keeps_the_name_of_who_says() -> None:
    line = only("Engineer Ana Sole, who says that the dam will hold, looks at the gates.")
    assert (line.speaker, line.contents) == ("Engineer Ana Sole", ("the dam will hold",))


def test_unnamed_speaker_stays_as_printed() -> None:
    line = only("“The dam is cracked,” said a senior official who asked not to be named.")
    assert (line.speaker, line.person, line.basis) == ("a senior official", "", "described")


def test_group_is_a_speaker() -> None:
    line = only("As the boats came in, women could be heard saying “thank you” to the crews.")
    assert (line.speaker, line.contents) == ("women", ("“thank you”",))


def test_speaker_is_carried_over_within_a_paragraph() -> None:
    lines = read("“The dam will hold,” said Ana Sole. The rain went on all night. “We have checked every gate.”")
    assert [(line.speaker, line.basis) for line in lines] == [("Ana Sole", "named"), ("Ana Sole", "carried over")]


def test_speaker_is_carried_over_to_a_paragraph_that_opens_with_a_quotation() -> None:
    lines = read("“The dam will hold,” said Ana Sole.\n\n“We have checked every gate.”")
    assert [(line.speaker, line.basis) for line in lines] == [("Ana Sole", "named"), ("Ana Sole", "carried over")]


def test_quotation_that_nobody_is_said_to_have_said_is_not_stated() -> None:
    line = only("The water rose all night.\n\n“We will believe it when we see it.”")
    assert (line.speaker, line.basis) == ("", "not stated")


def test_signed_quotation_has_the_speaker_behind_a_dash() -> None:
    lines = read("“The dam will hold.” — Ana Sole\n\n“It will not.” — Tom Orsk")
    assert [line.speaker for line in lines] == ["Ana Sole", "Tom Orsk"]


def test_typewritten_marks_of_two_single_ones_are_marks() -> None:
    line = only("''The dam will hold,'' said Ana Sole.")
    assert (line.speaker, line.contents) == ("Ana Sole", ("''The dam will hold,''",))


def test_lead_in_at_the_end_of_a_paragraph_needs_no_colon() -> None:
    line = only("Speaking of the gates, Ana Sole said\n\n“They will hold until the rain stops.”")
    assert line.speaker == "Ana Sole"


def test_gesture_and_colon_lead_in_speech() -> None:
    line = only("The man grinned and put his thumbs up: “Very good! Very good.”")
    assert line.speaker == "The man"


def test_words_in_marks_behind_speech_that_went_on_from_another_paragraph_are_nobodys_for_sure() -> None:
    said = "“The dam will hold,” said Ana Sole."
    more = "“Nobody closed the other gate, in our opinion”, a step undertaken by the town “for as long as it takes”."
    lines = read(f"{said}\n\n{more}")
    assert [line.speaker for line in lines if "“for as long as it takes”" in line.contents] == [""]
