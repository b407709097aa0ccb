"""The open data of a built site, read by tools that aren't ours. Usage: data.py FOLDER. Exits with 0 when nothing was found, 1 otherwise."""

import csv
import json
import re
import sys
from pathlib import Path

import feedparser
from frictionless import Package, system
from icalendar import Calendar
from lxml import etree
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

STATUSES = ["planned", "ongoing", "done", "paused", "dropped", "unreported"]
BADGE_BYTES = 2048
KNOWN = {
    "seguiment": ("slug", "title", "axis", "objective"),
    "actualitzacions": ("slug",),
    "cronologia": ("slug",),
    "puzles": ("slug", "area"),
}
# What a town has once its agenda is its own, and before it hasn't; the calendar is there if anything has a deadline.
OWN_FILES = ["seguiment.csv", "actualitzacions.atom", "insignia.svg"]

faults = []
counts = {}


def check(fits, what):
    if not fits:
        faults.append(what)


def seen(kind):
    counts[kind] = counts.get(kind, 0) + 1


def files(root, pattern):
    return sorted(root.rglob(pattern))


def package(root):
    system.trusted = True
    report = Package(str(root / "dades/datapackage.json")).validate()
    for task in report.tasks:
        seen("table")
        for error in task.errors[:5]:
            faults.append(f"{task.place}: {error.message}")
    for error in report.errors:
        faults.append(f"datapackage.json: {error.message}")


def twins(root):
    """Every table says the same in CSV and in JSON."""
    with (root / "dades/municipis.csv").open(newline="", encoding="utf-8") as file:
        slugs = {row["code"]: row["slug"] for row in csv.DictReader(file)}
    for path in files(root / "dades", "*.csv"):
        seen("twin")
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        objects = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        check(len(rows) == len(objects), f"{path.name}: {len(rows)} rows and {len(objects)} objects")
        for row, thing in zip(rows, objects):
            check("slug" not in row or row["slug"] == slugs[row["code"]], f"{path.name}: {row.get('code')} has another slug")
            check([name for name in row if name in thing] == list(thing), f"{path.name}: columns differ")
            # JSON leaves out what has no value, and what the table of the model, of the pieces or of the municipalities says under the same id.
            for name, cell in row.items():
                if name not in thing:
                    check(cell == "" or name in KNOWN.get(path.stem, ()), f"{path.name}: {name}: {cell!r} isn't in the JSON")
                    continue
                value = thing[name]
                if isinstance(value, bool):
                    same = cell == str(value).lower()
                elif isinstance(value, (int, float)):
                    same = float(cell) == value
                else:
                    same = cell.removeprefix("'").split() == value.removeprefix("'").split()
                check(same, f"{path.name}: {name}: {cell!r} and {value!r}")


def catalogue(root):
    turtle = Graph().parse(root / "dades/cataleg.ttl", format="turtle")
    linked = Graph().parse(root / "dades/cataleg.jsonld", format="json-ld")
    check(isomorphic(turtle, linked), "the catalogue isn't the same graph in Turtle and in JSON-LD")
    shapes = Graph().parse(Path(__file__).with_name("dcat-ap.ttl"), format="turtle")
    conforms, _, text = validate(turtle, shacl_graph=shapes, inference="none")
    check(conforms, f"catalogue: {text}")
    for address in turtle.objects(None, URIRef("http://www.w3.org/ns/dcat#downloadURL")):
        seen("distribution")
        check((root / "dades" / str(address).rsplit("/", 1)[1]).is_file(), f"catalogue: {address} isn't there")


def feeds(root):
    for path in files(root, "*.atom"):
        seen("feed")
        tree = etree.parse(path)
        feed = feedparser.parse(path.read_bytes())
        check(feed.version == "atom10" and not feed.bozo, f"{path}: {feed.get('bozo_exception', feed.version)}")
        name = lambda tag: f"{{http://www.w3.org/2005/Atom}}{tag}"
        root_element = tree.getroot()
        for tag in ("id", "title", "updated", "author"):
            check(len(root_element.findall(name(tag))) == 1, f"{path}: feed: {tag}")
        ids = []
        for entry in root_element.findall(name("entry")):
            for tag in ("id", "title", "updated", "summary"):
                check(len(entry.findall(name(tag))) == 1, f"{path}: entry: {tag}")
            ids.append(entry.findtext(name("id")))
            check(re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", entry.findtext(name("updated"))), f"{path}: updated")
        check(len(set(ids)) == len(ids), f"{path}: ids repeat")


def calendars(root):
    for path in files(root, "*.ics"):
        seen("calendar")
        data = path.read_bytes()
        check(all(len(line) <= 75 for line in data.split(b"\r\n")), f"{path}: a line of more than 75 octets")
        check(b"\n" not in data.replace(b"\r\n", b""), f"{path}: a line that doesn't end in CRLF")
        calendar = Calendar.from_ical(data)
        events = calendar.walk("VEVENT")
        check(calendar.get("VERSION") == "2.0" and calendar.get("PRODID"), f"{path}: head")
        uids = [str(event["UID"]) for event in events]
        check(len(set(uids)) == len(uids), f"{path}: UIDs repeat")
        check(all("DTSTAMP" in event and "DTSTART" in event and "SUMMARY" in event for event in events), f"{path}: an event lacks a part")


def towns(root):
    for path in files(root / "municipis", "dades.json"):
        seen("town")
        town = json.loads(path.read_text(encoding="utf-8"))
        figures = town["figures"]
        check(sum(figures[status] for status in STATUSES) == figures["total"], f"{path}: statuses don't add up")
        own = town["degree"] == "own"
        seen("agenda of its own" if own else "proposal")
        for name in OWN_FILES:
            check(path.with_name(name).is_file() == own, f"{path}: {name}: {'it is missing' if own else 'the town has no agenda of its own'}")
        if own:
            progress(path, figures)
        else:
            check(figures["total"] == 0, f"{path}: {figures['total']} actions taken on, of a town without an agenda of its own")
            check(all(action["origin"] in ("proposed", "out_of_scope") and "status" not in action for action in town["actions"]), f"{path}: an action is neither proposed nor out of scope")


def progress(path, figures):
    """What a town of its own agenda tells in its table and badge is what its figures say."""
    table, badge = path.with_name("seguiment.csv"), path.with_name("insignia.svg")
    if not (table.is_file() and badge.is_file()):
        return
    with table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    counted = [row for row in rows if row["origin"] in ("adopted", "adapted", "own")]
    check(len(counted) == figures["total"], f"{path}: {len(counted)} rows and {figures['total']} actions")
    check(sum(row["late"] == "true" for row in rows) == figures["late"], f"{path}: late")
    for status in STATUSES:
        of_rows = sum(row["status"] == ("" if status == "unreported" else status) for row in counted)
        check(of_rows == figures[status], f"{path}: {status}: {of_rows} rows, {figures[status]} in the figures")
    svg = badge.read_bytes()
    check(len(svg) <= BADGE_BYTES, f"{badge}: {len(svg)} bytes")
    text = " ".join(etree.fromstring(svg).itertext())
    number = lambda count: f"{count:,}".replace(",", ".")
    check(f"{number(figures['done'])} de {number(figures['total'] - figures['dropped'])} " in text, f"{badge}: {text}")


def main():
    root = Path(sys.argv[1])
    for step in (package, twins, catalogue, feeds, calendars, towns):
        step(root)
    for kind in ("table", "twin", "distribution", "feed", "calendar", "town", "agenda of its own", "proposal"):
        check(counts.get(kind, 0) > 0, f"no {kind} was found: nothing was checked")
    for fault in faults[:40]:
        print(fault, file=sys.stderr)
    print(", ".join(f"{kind}: {count}" for kind, count in counts.items()), "checked,", len(faults), "faults")
    sys.exit(1 if faults else 0)


main()
