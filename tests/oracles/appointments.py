"""Reads calendar files with the Python package icalendar, as strictly as the RFCs are written.

Reads `{"names": ["sanne"], "files": ["424547494e..."]}` as JSON; a file stands there in hex. Writes per
file either `{"fault": "why it is refused"}` or what stands in it: the method, and per appointment
its texts, its number, and its times in UTC and on the clock in Amsterdam.

What is asked of a file: RFC 5545 for its lines, values and properties, RFC 5546 for what a message
must and may hold (REQUEST, CANCEL, PUBLISH), and that no name of the list stands in it.
"""

import json
import re
import sys
import unicodedata
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.parser import Contentline

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "UID", "PRODID", "STATUS", "METHOD", "TRANSP"}
# What stands in this program's files; anything else is a surprise.
KNOWN = TEXTS | {
    "BEGIN", "END", "VERSION", "CALSCALE", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "ORGANIZER",
    "ATTENDEE",
}
# A content line (RFC 5545, 3.1): name, parameters with quoted or safe values, value.
PARAMETER = r'[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*'
LINE = re.compile(rf"([A-Za-z0-9-]+)((?:;{PARAMETER})*):(.*)")
ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
STAMP = re.compile(r"\d{8}T\d{6}Z")
DAY = re.compile(r"\d{8}")
# RFC 6068 on top of RFC 3986: everything outside ASCII is percent-encoded.
MAILTO = re.compile(r"mailto:(?:[A-Za-z0-9._+'~=-]|%[0-9A-F]{2})+@(?:[A-Za-z0-9.-]|%[0-9A-F]{2})+")


class Refused(Exception):
    pass


def need(good, why):
    if not good:
        raise Refused(why)


def fold(text):
    """Small letters without marks, as a reader sees them."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def physical(raw):
    """Lines end in CRLF, hold at most 75 octets, and are folded between characters (3.1)."""
    need(raw.endswith(b"\r\n"), "the last line has no end")
    lines = raw[:-2].split(b"\r\n")
    for line in lines:
        need(b"\r" not in line and b"\n" not in line, "a line end that is not CRLF")
        need(len(line) <= 75, f"a line of {len(line)} octets")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("a line is folded within a character") from None
        need(text.strip(), "an empty line")
        controls = [c for c in text if unicodedata.category(c) == "Cc" and c != "\t"]
        need(not controls, "a control character")
    return raw.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")[:-1]


def logical(lines):
    """Every line is a name, parameters and a value of its kind (3.1, 3.2, 3.3)."""
    for line in lines:
        found = LINE.fullmatch(line)
        need(found, f"not a content line: {line!r}")
        value = found[3]
        try:
            # Its value comes back without escapes; those are looked at here.
            name, parameters, _ = Contentline.from_ical(line, strict=True).parts()
        except ValueError as error:
            raise Refused(f"not a content line: {line!r}: {error}") from None
        need(name.upper() in KNOWN, f"an unknown property {name}")
        if name in TEXTS:
            need(ESCAPED.fullmatch(value), f"{name} is not escaped: {value!r}")
        if name == "DTSTAMP":
            need(STAMP.fullmatch(value), f"DTSTAMP is not in UTC: {value}")
        if name in ("DTSTART", "DTEND"):
            whole = parameters.get("VALUE") == "DATE"
            need((DAY if whole else STAMP).fullmatch(value), f"{name} is loose in time: {value}")
        if name in ("ORGANIZER", "ATTENDEE"):
            need(MAILTO.fullmatch(value), f"{name} is no address: {value}")


def times(component, name, least, most):
    found = component.get(name, [])
    count = len(found) if isinstance(found, list) else 1
    need(least <= count <= most, f"{count} times {name}")


def message(calendar, method, events):
    """How often which property stands in a message (RFC 5546, 3.2.1, 3.2.2, 3.2.5)."""
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"):
            times(event, name, 1, 1)
        for name in ("DTEND", "LOCATION", "DESCRIPTION", "TRANSP"):
            times(event, name, 0, 1)
        times(event, "METHOD", 0, 0)
        status = event["STATUS"]
        if method == "REQUEST":
            times(event, "ORGANIZER", 1, 1)
            times(event, "ATTENDEE", 1, 1000)
            need(status in ("CONFIRMED", "TENTATIVE"), f"REQUEST with STATUS {status}")
        elif method == "CANCEL":
            times(event, "ORGANIZER", 1, 1)
            need(status == "CANCELLED", f"CANCEL with STATUS {status}")
        elif method == "PUBLISH":
            times(event, "ORGANIZER", 1, 1)
            times(event, "ATTENDEE", 0, 0)
        else:
            need(method is None, f"METHOD {method}")
            times(event, "ORGANIZER", 0, 0)
            times(event, "ATTENDEE", 0, 0)
    if method in ("REQUEST", "CANCEL"):
        need(len({str(event["UID"]) for event in events}) == 1, "a message about several appointments")
    numbers = [str(event["UID"]) for event in events]
    need(len(numbers) == len(set(numbers)), "a UID stands there twice")


def moment(value):
    if isinstance(value, datetime):
        need(value.tzinfo is not None, "a time without a zone")
        return {
            "day": None,
            "utc": value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "amsterdam": value.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M"),
        }
    need(isinstance(value, date), "neither a day nor a time")
    return {"day": value.isoformat(), "utc": None, "amsterdam": None}


def person(address):
    return {
        "email": str(address).removeprefix("mailto:"),
        "name": str(address.params.get("CN", "")),
        "parameters": {key: str(address.params[key]) for key in address.params if key != "CN"},
    }


def appointment(event):
    start, end = event.decoded("DTSTART"), event.decoded("DTEND", None)
    if end is not None:
        need(type(start) is type(end), "the end is of another kind than the start")
        need(end > start, "the end is not later than the start")
    people = event.get("ATTENDEE", [])
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "stamp": moment(event.decoded("DTSTAMP"))["utc"],
        "start": moment(start),
        "end": moment(end) if end is not None else None,
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event.get("LOCATION", "")),
        "description": str(event.get("DESCRIPTION", "")),
        "organizer": person(event["ORGANIZER"]) if "ORGANIZER" in event else None,
        "attendees": [person(one) for one in (people if isinstance(people, list) else [people])],
    }


def read(raw, names):
    lines = physical(raw)
    logical(lines)
    need(lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR", "not one whole calendar")
    try:
        calendars = Calendar.from_ical(raw, multiple=True)
    except ValueError as error:
        raise Refused(f"the reader stops: {error}") from None
    need(len(calendars) == 1, f"{len(calendars)} calendars")
    calendar = calendars[0]
    try:
        calendar.validate()
    except Exception as error:
        raise Refused(f"not valid: {error}") from None
    for component in calendar.walk():
        need(not component.errors, f"the reader could not read {component.errors}")
        need(component.name in ("VCALENDAR", "VEVENT"), f"a {component.name}")
    for name in ("VERSION", "PRODID"):
        times(calendar, name, 1, 1)
    for name in ("METHOD", "CALSCALE"):
        times(calendar, name, 0, 1)
    need(calendar["VERSION"] == "2.0", "another version")
    events = calendar.walk("VEVENT")
    need(events, "no appointment")
    method = str(calendar["METHOD"]) if "METHOD" in calendar else None
    message(calendar, method, events)
    # As it stands there and unfolded: in neither may a name be read.
    seen = fold("\n".join(lines) + "\n" + raw.decode("utf-8"))
    named = [name for name in names if fold(name) in seen]
    need(not named, f"it names {', '.join(named)}")
    return {"method": method, "events": [appointment(event) for event in events]}


def judge(raw, names):
    try:
        return read(raw, names)
    except Refused as error:
        return {"fault": str(error)}


question = json.load(sys.stdin)
json.dump(
    [judge(bytes.fromhex(file), question["names"]) for file in question["files"]], sys.stdout
)
