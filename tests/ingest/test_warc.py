from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter

from onrecord.ingest.bodies import decode_body
from onrecord.ingest.limits import PAYLOAD_BYTES
from onrecord.ingest.warc import host_of
from onrecord.model import Media, Particulars
from tests.ingest.conftest import Read, Write

PAGE = b"<html><body><p>The bridge opened.</p></body></html>"


def record(
    block: bytes, *, url: str = "https://www.lantern.example/bridge", kind: str = "response", **headers: str
) -> bytes:
    head = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2031-06-01T00:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:{hashlib.sha256(block + url.encode()).hexdigest()[:32]}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{lines}\r\n".encode() + body


def gzipped(*records: bytes) -> bytes:
    return b"".join(gzip.compress(one) for one in records)


INFO = record(b"software: test\r\n", kind="warcinfo", Content_Type="application/warc-fields")
REQUEST = record(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", kind="request", Content_Type="application/http; msgtype=request")
IMAGE = record(http(b"\x89PNG", kind="image/png"), url="https://www.lantern.example/i.png")


def test_a_page_is_known_by_its_body_and_states_its_address_at_its_arrival(write: Write, read: Read) -> None:
    intake = read(write("crawl.warc", INFO + REQUEST + record(http(PAGE))))
    (capture,) = intake.captures
    assert intake.locators == ["crawl.warc#3"]
    assert capture.id == hashlib.sha256(PAGE).hexdigest()
    assert (capture.raw, capture.media, capture.particulars) == (PAGE.decode(), Media.HTML, Particulars())
    assert intake.outside == [Particulars(url="https://www.lantern.example/bridge", outlet="lantern.example")]
    assert intake.problems == []


def test_the_day_of_the_capture_dates_nothing(write: Write, read: Read) -> None:
    assert read(write("crawl.warc", record(http(PAGE)))).outside[0].published is None


def test_a_compressed_archive_gives_the_same(write: Write, read: Read) -> None:
    records = (INFO, record(http(PAGE)), record(http(b"The ferry closes.", kind="text/plain")))
    plain, zipped = read(write("a.warc", b"".join(records))), read(write("a.warc.gz", gzipped(*records)))
    assert zipped.captures == plain.captures
    assert zipped.locators == ["a.warc.gz#2", "a.warc.gz#3"]


def test_an_archive_is_recognised_on_standard_input(read: Read) -> None:
    assert read("-", stdin=gzipped(INFO, record(http(PAGE)))).locators == ["-#2"]


def test_a_resource_record_is_a_page_without_a_response(write: Write, read: Read) -> None:
    resource = record(PAGE, kind="resource", Content_Type="text/html")
    assert read(write("crawl.warc", resource)).texts == [PAGE.decode()]


def test_the_header_of_the_response_overrules_the_page(write: Write, read: Read) -> None:
    page = '<meta charset="utf-8"><p>Мост</p>'.encode("koi8-r")
    assert "Мост" in read(write("crawl.warc", record(http(page, kind="text/html; charset=koi8-r")))).texts[0]


class Kept(io.BytesIO):
    def close(self) -> None:
        pass


def written(writer: type[BrotliWriter | ZstdWriter], body: bytes) -> bytes:
    out = Kept()
    with writer(out) as stream:
        stream.write(body)
    return out.getvalue()


CHUNKED = b"5\r\n" + PAGE[:5] + b"\r\n%x\r\n" % len(PAGE[5:]) + PAGE[5:] + b"\r\n0\r\n\r\n"
RAW_DEFLATE = zlib.compress(PAGE)[2:-4]


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        (PAGE, "", ""),
        (PAGE, "identity", "identity"),
        (CHUNKED, "chunked", ""),
        (gzip.compress(PAGE), "", "gzip"),
        (gzip.compress(PAGE), "", "x-gzip"),
        (zlib.compress(PAGE), "", "deflate"),
        (RAW_DEFLATE, "", "deflate"),
        (written(BrotliWriter, PAGE), "", "br"),
        (written(ZstdWriter, PAGE), "", "zstd"),
        (gzip.compress(zlib.compress(PAGE)), "", "deflate, gzip"),
        (PAGE, "chunked", "gzip"),  # stored decoded, under the old header
        (PAGE, "", "br"),
        (PAGE, "", "deflate"),
    ],
)
def test_a_body_is_freed_of_its_codings(body: bytes, transfer: str, content: str) -> None:
    assert decode_body(body, transfer=transfer, content=content) == PAGE


def test_records_that_are_no_pages_are_counted_in_one_doubt(write: Write, read: Read) -> None:
    records = [
        record(http(PAGE)),
        IMAGE,
        IMAGE,
        record(http(PAGE, status="404 Not Found")),
        record(http(b"User-agent: *", kind="text/plain"), url="https://lantern.example/robots.txt"),
        record(b"x", url="urn:text:https://lantern.example/", kind="resource", Content_Type="text/plain"),
        record(http(b""), kind="revisit"),
    ]
    intake = read(write("crawl.warc", b"".join(records)))
    assert len(intake.arrived) == 1
    (problem,) = intake.problems
    assert problem.input == "crawl.warc"
    assert "1 x HTTP status 404, 2 x image/png, 1 x record of no web address" in problem.reason.replace(
        "1 x revisit record, ", ""
    )
    assert intake.failed == []


def test_a_wacz_is_read_warc_by_warc(write: Write, read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/b.warc.gz", gzipped(INFO, record(http(b"<p>Second.</p>"))))
        archive.writestr("archive/a.warc", INFO + record(http(PAGE)))
    intake = read(write("crawl.wacz", out.getvalue()))
    assert intake.locators == ["crawl.wacz#archive/a.warc#2", "crawl.wacz#archive/b.warc.gz#2"]
    assert intake.problems == []


def test_the_outlet_of_an_address_is_its_host() -> None:
    assert host_of("https://www.lantern.example:8080/x") == "lantern.example"
    assert host_of("https:///x") is None


# What can be wrong


def test_an_archive_without_pages_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("crawl.warc", INFO + IMAGE)).problems
    assert problem.reason == "it holds no pages of HTML or text (only 1 x image/png)"


def test_a_truncated_record_is_one_problem_and_those_before_it_are_read(write: Write, read: Read) -> None:
    intake = read(write("crawl.warc", record(http(b"<p>First.</p>")) + record(http(PAGE))[:-20]))
    assert intake.texts == ["<p>First.</p>"]
    (problem,) = intake.failed
    assert (problem.input, problem.reason) == ("crawl.warc#2", "this record is cut short")


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_cut_anywhere_never_passes_for_whole(write: Write, read: Read, zipped: bool) -> None:  # noqa: FBT001
    first, second = record(http(b"<p>First.</p>" * 3)), record(http(PAGE))
    whole = gzipped(first, second) if zipped else first + second
    border = len(gzip.compress(first)) if zipped else len(first)
    for length in range(border + 1, len(whole)):
        intake = read(write("crawl.warc", whole[:length]))
        assert intake.texts[:1] == ["<p>First.</p>" * 3], length
        assert intake.texts[1:] in ([], [PAGE.decode()]), length
        assert len(intake.failed) == 1, length


def test_rubbish_between_records_is_one_problem(write: Write, read: Read) -> None:
    intake = read(write("crawl.warc", record(http(PAGE)) + b"rubbish\r\n" * 9 + record(http(PAGE))))
    assert len(intake.arrived) == 1
    (problem,) = intake.failed
    assert problem.reason == "it is damaged or cut short after record 1; what follows is not read"


def test_a_body_that_expands_to_a_gigabyte_is_one_problem(write: Write, read: Read) -> None:
    bomb = gzip.compress(b"x" * (PAYLOAD_BYTES + 10))
    intake = read(write("crawl.warc", record(http(bomb, Content_Encoding="gzip")) + record(http(PAGE))))
    assert intake.texts == [PAGE.decode()]
    (problem,) = intake.failed
    assert "larger than 20 MB" in problem.reason


def test_a_damaged_body_is_one_problem(write: Write, read: Read) -> None:
    records = record(http(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")) + record(http(PAGE, Content_Encoding="x"))
    intake = read(write("crawl.warc", records + record(http(PAGE))))
    assert len(intake.arrived) == 1
    assert [problem.reason for problem in intake.failed] == [
        "its compressed content is cut short",
        "its content is encoded as x, which can't be read",
    ]


def test_a_page_that_the_crawler_has_cut_is_doubted(write: Write, read: Read) -> None:
    intake = read(write("crawl.warc", record(http(PAGE), WARC_Truncated="length")))
    assert len(intake.arrived) == 1
    assert "only the beginning" in intake.doubts[0].reason


def test_a_file_that_only_claims_to_be_an_archive_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("crawl.warc", "hello")).problems
    assert problem.reason == "it is named .warc, but is none"


def test_a_damaged_zip_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("crawl.wacz", b"PK\x03\x04rubbish")).problems
    assert "ZIP is damaged" in problem.reason


def test_a_zip_without_archives_is_one_problem(write: Write, read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    (problem,) = read(write("letter.odt", out.getvalue())).problems
    assert "office document" in problem.reason


def test_a_broken_warc_in_a_wacz_leaves_the_others(write: Write, read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/a.warc.gz", gzipped(record(http(PAGE)))[:60])
        archive.writestr("archive/b.warc", record(http(PAGE)))
    intake = read(write("crawl.wacz", out.getvalue()))
    assert intake.locators == ["crawl.wacz#archive/b.warc#1"]
    assert len(intake.failed) == 1
