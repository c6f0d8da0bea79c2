"""The labels of the nouns: closed lists, each printed and stored as its value."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """What a Problem did to its input."""

    FAILED = "failed"  # the input, or a part of it, is not in the record
    DOUBT = "doubt"  # it is in the record; a person should look


class Media(StrEnum):
    """What the raw text of a Capture is."""

    TEXT = "text"
    HTML = "html"
    NOTE = "note"  # of the desk itself: its fields, an empty line, its words (`Note`)


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"  # a date line in the text, or a person's sidecar
    METADATA = "metadata"  # JSON-LD, meta tags, <time>, a field of an export
    DATELINE = "dateline"  # "KHARKIV, March 4 (Agency) -"
    URL = "url"  # /2031/05/12/ in the address
    INFERRED = "inferred"  # from words of the article that leave no other reading
    EXPLICIT = "explicit"  # the expression is a full date
    RESOLVED = "resolved"  # the expression, resolved against an anchor
    CONTEXT = "context"  # from the sentences around
    PUBLICATION = "publication"  # nothing but the date of the article: an upper bound
    DECIDED = "decided"  # a person decided it
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """The calendar unit that a date names, or that its bounds span."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    VAGUE = "vague"
    UNKNOWN = "unknown"


class Furniture(StrEnum):
    """The kinds of boilerplate."""

    METADATA = "metadata"  # a date line: it dates, and claims nothing else
    TEASER = "teaser"  # "READ MORE: ..."
    AD = "ad"  # "Advertisement"
    WIDGET = "widget"  # related links, share buttons, image credits
    FOOTER = "footer"  # sign-up, contact, copyright
    PAGE = "page"  # anything else an HTML page shows around its article


class MarkKind(StrEnum):
    """What a Mark can mark."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    TIME = "time"  # value: TIMEX3 value
    QUOTATION = "quotation"  # a stretch in quotation marks
    NAME = "name"  # value: kind of name
    PLACE = "place"  # value: id of the place it means, "" where that is open
    CUE = "cue"  # value: class of the reporting word
    QUANTITY = "quantity"  # value: the amount in one line ("87000000 GBP", ">=300 person", "vague item")
    POST = "post"  # one post of a live blog; value: its time, basis: its heading
    CORRECTION = "correction"  # a note: revised, retracted; the words that it gives as wrong: taken back


class ClaimKind(StrEnum):
    """What an article can claim."""

    STATEMENT = "statement"
    EVENT = "event"
    COMMITMENT = "commitment"
    CONTROL = "control"
    STATE = "state"  # how something is, told by the narrator: it stands behind lines, as statements do


class Form(StrEnum):
    """How the predicate of a claim stands in its sentence."""

    MAIN = "main clause"  # of its sentence, or joined to it
    SIDE = "side clause"  # with a tense and a subject, held by another: "said the dam broke", "after the dam broke"
    RELATIVE = "relative clause"  # "the firm, which runs the port"
    PARTICIPLE = "participle"  # "an advisory issued on Sunday"
    INFINITIVE = "infinitive"
    NOUN = "noun"  # "the loss of the city"


class LinkKind(StrEnum):
    """How two claims of one or two articles stand to one another."""

    SAME_EVENT = "same_event"  # they tell of one happening
    SAME_STATEMENT = "same_statement"  # they are versions of one utterance
    AGREES = "agrees"  # the same value for the same slot
    UPDATES = "updates"  # the first is a later account that retires the second
    CONFLICTS = "conflicts"  # the same slot, overlapping time, values that exclude one another
    QUALIFIES = "qualifies"  # they differ in scope: part and whole, killed and killed or injured


class Update(StrEnum):
    """Why a later account retires an earlier one."""

    CHANGED = "changed"  # the state of the world moved: left, took, delivered
    GREW = "grew"  # a count so far, of the same scope
    REVISED = "revised"  # the same origin says otherwise now
    RETRACTED = "retracted"  # the same origin, or a correction, takes it back
    REMOVED = "removed"  # a later version of the same article no longer tells it, and nothing in its place


class Standing(StrEnum):
    """How the accounts of one slot stand to one another."""

    SINGLE = "single"  # one stated origin, or none
    MATCHING = "matching"  # two or more stated origins, not of one side or briefing
    RIVAL = "rival"  # accounts that exclude one another, all of them standing
    SUPERSEDED = "superseded"  # a later account has retired the earlier


class Factuality(StrEnum):
    """Whether a claim speaks of something that is so; NOT_READ until a rule has read it."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    OPINION = "opinion"
    NOT_READ = "not read"


class Polarity(StrEnum):
    """Whether a claim affirms or denies; NOT_READ until a rule has read it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    NOT_READ = "not read"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"  # a state, and the government that speaks for it
    ARMED_FORCE = "armed_force"
    GROUP = "group"  # "residents", "the protesters"


class Phase(StrEnum):
    """Where somebody stands with an office, as an article tells it."""

    CURRENT = "current"
    FORMER = "former"  # "former president", "ex-minister", "the late", "ousted"
    NEW = "new"  # "newly appointed", "incoming"
    FUTURE = "future"  # "president-elect", "nominee", "candidate for"


class Level(IntEnum):
    """What a place is; a region is never a city of the same name."""

    COUNTRY = 1
    REGION = 2  # first-level: state, oblast, province
    DISTRICT = 3  # second-level: county, parish, raion
    TOWN = 4
    WATER = 5
    MOUNTAIN = 6  # mountains and deserts
    AREA = 7  # a part of a country or of a continent with no office of its own
    CONTINENT = 8
    FACILITY = 9
