"""A motion with every kind of block, through LibreOffice: its words are there, in order, and each list's numbers are its own.

Usage: office.py FOLDER, which the test `prose::every_block…` has filled (AGENDA_DOCUMENTS). Needs soffice (package libreoffice-writer) and
pdftotext (poppler-utils).
"""

import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(sys.argv[1])
FAULTS = []


def letters(text):
    return "".join(c for c in text if c.isalnum())


with tempfile.TemporaryDirectory() as work:
    profile = f"-env:UserInstallation=file://{work}/profile"
    documents = [str(FOLDER / f"blocks.{ending}") for ending in ("odt", "docx")]
    for document in documents:
        out = pathlib.Path(work) / document[-4:].strip(".")
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out, document], check=True, capture_output=True)
        # As text it leaves the notes out, and as PDF it has them.
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", out, document], check=True, capture_output=True)
        printed = letters(subprocess.run(["pdftotext", out / "blocks.pdf", "-"], check=True, capture_output=True, text=True).stdout)
        text = (out / "blocks.txt").read_text(encoding="utf-8")
        shown = letters(text)
        for line in (FOLDER / "words").read_text(encoding="utf-8").splitlines():
            words, notes = (part.split() for part in line.split("|"))
            at = 0
            for word in words:
                found = shown.find(word, at)
                if found < 0:
                    FAULTS.append(f"{document}: «{word}» is lost, or not where it was")
                else:
                    at = found + len(word)
            FAULTS += [f"{document}: the note's «{word}» is lost" for word in notes if word not in printed]
        # The block «lists»: 7 and 8 at the outermost level, 1 at the fifth; «table in a list in a list» goes on with 2 after its table.
        for number, word in (("7.", "moj7"), ("8.", "moj9"), ("1", "mom1"), ("2.", "mom7")):
            if not re.search(rf"(?m)^\s*{re.escape(number)}[.)]?\s*{word}", text):
                FAULTS.append(f"{document}: «{word}» hasn't the number {number}")

for fault in FAULTS:
    print(fault, file=sys.stderr)
print(f"{len(documents)} documents with every kind of block, {len(FAULTS)} faults")
sys.exit(1 if FAULTS else 0)
