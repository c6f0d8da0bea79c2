from __future__ import annotations

import gzip

import pytest

from onrecord.ingest import limits, mail
from onrecord.model import Media, Particulars
from tests.ingest.conftest import Read, Write
from tests.ingest.files import make_mail, make_mixed

FERRY = "The ferry stays in port, its owner said."
PAGE = f"<html><body><p>{FERRY}</p></body></html>"
FROM_LINE = b"From a@b.example Mon May 12 07:00:00 2031\n"


def test_a_mail_to_a_list_states_outlet_title_and_date(write: Write, read: Read) -> None:
    intake = read(write("a.eml", make_mail(FERRY, List_Unsubscribe="<https://lantern.example/x>")))
    assert intake.texts == [FERRY]
    assert intake.captures[0].media is Media.TEXT
    assert intake.captures[0].particulars == Particulars(
        title="The ferry stays", outlet="The Lantern", published="Mon, 12 May 2031 07:00:00 +0200"
    )
    assert intake.problems == []


def test_a_mail_to_one_reader_has_an_author_and_no_outlet(write: Write, read: Read) -> None:
    (capture,) = read(write("a.eml", make_mail(FERRY, From="Ana Sole <ana@harbour.example>"))).captures
    assert (capture.particulars.byline, capture.particulars.outlet) == ("Ana Sole", None)


def test_a_sender_without_a_name_is_known_by_the_host(write: Write, read: Read) -> None:
    (capture,) = read(write("a.eml", make_mail(FERRY, From="news@lantern.example", List_Id="x"))).captures
    assert capture.particulars.outlet == "lantern.example"


def test_encoded_headers_are_decoded(write: Write, read: Read) -> None:
    (capture,) = read(
        write("a.eml", make_mail(FERRY, Subject="=?utf-8?B?RMOkbW0=?= =?iso-8859-1?Q?_h=E4lt?="))
    ).captures
    assert capture.particulars.title == "Dämm hält"


def test_the_same_mail_in_two_mailboxes_is_one_payload(write: Write, read: Read) -> None:
    one, two = make_mail(FERRY, Received="from a"), make_mail(FERRY, Received="from b")
    write("a.eml", one)
    write("b.eml", two)
    assert len({capture.id for capture in read("a.eml", "b.eml").captures}) == 1


def test_html_goes_before_plain_text(write: Write, read: Read) -> None:
    content = make_mixed(("Content-Type: text/plain", "Read this online."), ("Content-Type: text/html", PAGE))
    (capture,) = read(write("a.eml", content)).captures
    assert (capture.media, capture.raw) == (Media.HTML, PAGE)


def test_html_that_shows_no_text_goes_behind_plain_text(write: Write, read: Read) -> None:
    parts = [("Content-Type: text/html", "<style>p {}</style><img src=x>"), ("Content-Type: text/plain", FERRY)]
    assert read(write("a.eml", make_mixed(*parts))).texts == [FERRY]


def test_transport_codings_and_charsets_are_undone(write: Write, read: Read) -> None:
    head = {"kind": "text/plain; charset=iso-8859-1", "Content_Transfer_Encoding": "quoted-printable"}
    assert read(write("a.eml", make_mail("The caf=E9 =\nis shut.", **head))).texts == ["The café is shut."]


def test_wrapped_lines_are_joined(write: Write, read: Read) -> None:
    lines = (
        "The ferry stays in port until the storm has passed, its owner said on",
        "Monday. Nobody on the quay could say how long it might take until the",
        "wind, which has blown since Sunday, would let it leave the harbour for",
        "the islands.",
    )
    assert read(write("a.eml", make_mail("\n".join(lines)))).texts == [" ".join(lines)]


def test_flowed_lines_are_joined(write: Write, read: Read) -> None:
    content = make_mail("The ferry \nstays.\nIt waits.", kind="text/plain; format=flowed")
    assert read(write("a.eml", content)).texts == ["The ferry stays.\nIt waits."]


def test_a_forwarded_mail_states_what_the_mail_inside_states(write: Write, read: Read) -> None:
    inner = "From: The Courant <news@courant.example>\nDate: Sun, 11 May 2031\nSubject: Storm\n\n"
    content = make_mail(f"See below.\n\n---------- Forwarded message ---------\n{inner}{FERRY}", Subject="Fwd: Storm")
    (capture,) = read(write("a.eml", content)).captures
    assert capture.particulars == Particulars(title="Storm", byline="The Courant", published="Sun, 11 May 2031")


def test_a_forwarded_mail_without_a_date_is_doubted_not_dated(write: Write, read: Read) -> None:
    intake = read(write("a.eml", make_mail(f"Begin forwarded message:\n\n{FERRY}")))
    assert intake.captures[0].particulars.published is None
    assert "does not say when" in intake.doubts[0].reason


def test_a_mail_attached_to_a_mail_is_an_article_of_its_own(write: Write, read: Read) -> None:
    inner = make_mail(FERRY, Date="Sun, 11 May 2031 07:00:00 +0200").decode()
    content = make_mixed(("Content-Type: text/plain", "See attached, please."), ("Content-Type: message/rfc822", inner))
    intake = read(write("a.eml", content))
    assert intake.locators == ["a.eml", "a.eml#1"]
    assert intake.captures[1].particulars.published == "Sun, 11 May 2031 07:00:00 +0200"


def test_what_is_attached_is_told_but_pictures_are_not(write: Write, read: Read) -> None:
    content = make_mixed(
        ("Content-Type: text/plain", FERRY),
        ("Content-Type: image/png\nContent-Transfer-Encoding: base64", "iVBORw0KGgo="),
        ('Content-Type: application/pdf\nContent-Disposition: attachment; filename="report.pdf"', "%PDF-"),
    )
    intake = read(write("a.eml", content))
    assert intake.texts == [FERRY]
    assert [problem.reason for problem in intake.doubts] == ["what is attached was not read: report.pdf"]


def test_the_mails_of_a_mailbox_are_read_one_by_one(write: Write, read: Read) -> None:
    body = f"{FERRY}\n\n>From the quay one sees it.\nFrom there it is far."
    intake = read(write("news.mbox", FROM_LINE + make_mail(body) + b"\n\n" + FROM_LINE + make_mail("It blew.")))
    assert intake.locators == ["news.mbox#1", "news.mbox#2"]
    assert intake.texts == [f"{FERRY}\n\nFrom the quay one sees it.\nFrom there it is far.", "It blew."]


def test_mails_and_mailboxes_are_recognised_by_their_first_lines(read: Read) -> None:
    assert read("-", stdin=make_mail(FERRY, MIME_Version="1.0")).texts == [FERRY]
    assert read("-", stdin=FROM_LINE + make_mail(FERRY)).locators == ["-#1"]


def test_a_text_that_begins_like_a_letter_is_no_mail(write: Write, read: Read) -> None:
    text = "From: our correspondent\nDate: 12 May 2031\n\nThe ferry stays."
    assert read(write("a.txt", text)).texts == [text]
    assert read("-", stdin=text.encode()).texts == [text]


# What can be wrong


def test_a_mail_with_nothing_but_an_attachment_says_so(write: Write, read: Read) -> None:
    part = ('Content-Type: application/pdf; name="report.pdf"\nContent-Disposition: attachment', "%PDF-")
    (problem,) = read(write("a.eml", make_mixed(part))).problems
    assert problem.reason == "this mail has no text of its own, only attachments: report.pdf"
    assert problem.advice == "Save what is attached, and give it as a file."


def test_an_empty_mail_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.eml", make_mail(" \n"))).problems
    assert problem.reason == "this mail has no text of its own, and nothing attached either"


def test_a_file_that_is_only_named_mail_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.eml", "The ferry stays in port.")).problems
    assert problem.reason == "it does not begin with the header of a mail"


def test_a_broken_mail_leaves_the_others_of_its_mailbox(write: Write, read: Read) -> None:
    mails = (make_mail(FERRY), b"\0\1\2 rubbish", make_mail("It blew."))
    intake = read(write("news.mbox", b"\n\n".join(FROM_LINE + mail for mail in mails)))
    assert intake.texts == [FERRY, "It blew."]
    assert [problem.input for problem in intake.failed] == ["news.mbox#2"]


def test_a_mail_that_is_too_large_leaves_the_others(write: Write, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MAIL_BYTES", 400)
    mails = (make_mail("Line. \n" * 200), make_mail(FERRY), make_mail("x" * 3000), make_mail("It blew."))
    intake = read(write("news.mbox", b"\n\n".join(FROM_LINE + mail for mail in mails)))
    assert intake.texts == [FERRY, "It blew."]
    assert [problem.input for problem in intake.failed] == ["news.mbox#1", "news.mbox#3"]


def test_a_mailbox_without_mails_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.mbox", "The ferry stays in port.")).problems
    assert problem.reason == 'there is no line "From ..." at which a mail starts'


def test_parts_in_parts_without_end_are_one_problem(write: Write, read: Read) -> None:
    body = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(1000))
    (problem,) = read(write("a.eml", f"Subject: x\n{body}")).problems
    assert problem.reason == "it has more parts than any mail"


def test_parts_without_end_are_one_problem(write: Write, read: Read) -> None:
    parts = "--b\n" * (limits.MAIL_PARTS + 1)
    (problem,) = read(write("a.eml", f'Content-Type: multipart/mixed; boundary="b"\n\n{parts}')).problems
    assert problem.reason == "it has more parts than any mail"


@pytest.mark.parametrize(
    "content",
    [
        "Subject: x\n" + "a: b\n" * 60_000 + "\nText.",
        "Subject: x\nContent-Type: text/plain; " + ';"' * 5000 + "\n\nText.",
        "Subject: x\nContent-Type: message/rfc822\n\n" + "a: b\n" * 60_000 + "\nText.",
        'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n' + "a: b\n" * 60_000 + "\nText.\n--b--\n",
    ],
)
def test_headers_without_end_are_one_problem(write: Write, read: Read, content: str) -> None:
    (problem,) = read(write("a.eml", content)).problems
    assert problem.reason == "it has longer headers than any mail"


def test_a_mailbox_of_nothing_but_broken_mails_is_summed_up(write: Write, read: Read) -> None:
    intake = read(write("a.mbox", (FROM_LINE + b"\n") * 1000))
    assert len(intake.problems) == mail.SHOWN + 1
    assert intake.problems[-1].reason == "of 980 more mails: it does not begin with the header of a mail"


def test_windows_line_ends_change_nothing(write: Write, read: Read) -> None:
    content = FROM_LINE + make_mail(f"{FERRY}\n\nIt waits.") + b"\n\n" + FROM_LINE + make_mail("It blew.")
    unix, windows = read(write("a.mbox", content)), read(write("b.mbox", content.replace(b"\n", b"\r\n")))
    assert unix.texts == windows.texts == [f"{FERRY}\n\nIt waits.", "It blew."]
    assert [capture.id for capture in unix.captures] == [capture.id for capture in windows.captures]


def test_a_compressed_mailbox_gives_the_same(write: Write, read: Read) -> None:
    content = FROM_LINE + make_mail(FERRY)
    assert read(write("a.mbox.gz", gzip.compress(content))).captures == read(write("a.mbox", content)).captures
