"""PDFs of a built site, as a reader's programs see them: tagged, titled, in a language, and in reading order the same text as the page.

Usage: pdf.py FOLDER. Needs pdfinfo and pdftotext (package poppler-utils). What is valid PDF/UA and PDF/A is for `cargo test`, with a validator.
"""

import html.parser
import json
import pathlib
import re
import subprocess
import sys
import zlib

FOLDER = pathlib.Path(sys.argv[1])
MOTIONS = [
    "mocio",
    "municipis/abrera/mocio",
    "municipis/castellvi-de-la-marca/mocio",
    "municipis/cruilles-monells-i-sant-sadurni-de-l-heura/mocio",
    "municipis/es-bordes/mocio",
    "municipis/l-ametlla-del-valles/mocio",
    "municipis/la-garriga/mocio",
]
FAULTS = []
# A document may grow with the model, and no faster; how long one of 150 actions may be is for `cargo test`.
ACTIONS = len(json.loads((FOLDER / "dades/model.json").read_text(encoding="utf-8")))
# What may follow a verb after a hyphen; «e-» is a part of names.
PRONOUNS = ["l", "m", "n", "s", "t", "hi", "ho", "la", "li", "el", "en", "es", "et", "em", "me", "te", "se", "ne", "lo", "us", "vos", "nos"]
PAGES, BYTES = 0.5, 1_000_000


class Article(html.parser.HTMLParser):
    """The texts of the page's <article>s, each apart."""

    def __init__(self):
        super().__init__()
        self.depth, self.texts = 0, []

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "article"
        if tag == "article":
            self.texts.append("")

    def handle_endtag(self, tag):
        self.depth -= tag == "article"

    def handle_data(self, data):
        if self.depth:
            self.texts[-1] += data


def letters(text):
    """Letters and figures alone: where lines break and words are divided is the layout's business."""
    return "".join(c for c in text.casefold() if c.isalnum())


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def documents(motion):
    """The documents of a motion's page, in the order of its texts: beside the page, but the blank one's, which are in its folder."""
    folder = FOLDER / ("mocio" if motion == "mocio" else pathlib.Path(motion).parent)
    return [folder / "mocio.pdf", folder / "certificat.pdf"]


def objects(pdf):
    """What a PDF has besides its streams: as it is, or in compressed streams of objects."""
    data = pdf.read_bytes()
    packed = re.findall(rb"/ObjStm\b[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", data, re.S)
    return data + b"".join(zlib.decompressobj().decompress(stream) for stream in packed)


def check(fits, path, what):
    if not fits:
        FAULTS.append(f"{path}: {what}")


for pdf in sorted(FOLDER.glob("**/agenda.pdf")) + [pdf for motion in MOTIONS for pdf in documents(motion)]:
    path = pdf.relative_to(FOLDER)
    info = dict(line.split(":", 1) for line in run("pdfinfo", str(pdf)).splitlines() if ":" in line)
    check(info["Tagged"].strip() == "yes", path, "not tagged")
    # The window's title is what the first page says that the document is.
    title, first = letters(info["Title"]), letters(run("pdftotext", "-l", "1", str(pdf), "-"))
    check(title != "" and title in first, path, f"the title «{info['Title'].strip()}» isn't on the first page")
    check(info["Page size"].strip().startswith("595.") and "A4" in info["Page size"], path, f"on paper of {info['Page size']}")
    check(b"/Lang" in objects(pdf), path, "without language")
    # Words aren't divided but in narrow tables, and there never so that one or two letters stand apart; what has a hyphen of its own may end a line at it.
    for before, after in re.findall(r"(\w+)-\n(\w+)", run("pdftotext", "-raw", str(pdf), "-")):
        check((len(before) > 2 or before == "e") and (len(after) > 2 or after in PRONOUNS), path, f"«{before}-{after}» is divided so")
    if path.name == "agenda.pdf":
        check(int(info["Pages"]) <= PAGES * ACTIONS, path, f"{info['Pages']} pages, more than {PAGES} for each of {ACTIONS} actions")
        check(pdf.stat().st_size <= BYTES, path, f"{pdf.stat().st_size} bytes, more than {BYTES}")

for motion in MOTIONS:
    page = Article()
    page.feed((FOLDER / motion / "index.html").read_text(encoding="utf-8"))
    check(len(page.texts) == 2, motion, f"{len(page.texts)} texts on its page")
    for told, pdf in zip(page.texts, documents(motion)):
        # Between the running head and the foot, which are at fixed heights.
        told, printed = letters(told), letters(run("pdftotext", "-raw", "-x", "0", "-y", "66", "-W", "600", "-H", "710", str(pdf), "-"))
        check(printed.endswith(told), pdf, f"the document and the page differ: «{told[:60]}…» {len(told)} letters; «{printed[-len(told):][:60]}…»")

for fault in FAULTS:
    print(fault, file=sys.stderr)
print(f"{len(MOTIONS)} motions and {len(list(FOLDER.glob('**/agenda.pdf')))} agendas, {len(FAULTS)} faults")
sys.exit(1 if FAULTS else 0)
