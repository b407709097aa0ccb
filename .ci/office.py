"""A motion with every kind of block, through LibreOffice: its words are there, in order, and each list's numbers are its own.

Usage: office.py FOLDER [OPENXML-AUDIT], with what the test `prose::every_block…` has left there (AGENDA_DOCUMENTS). Needs soffice (package
libreoffice-writer), pdftotext (poppler-utils) and the validator.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(sys.argv[1])
AUDIT = sys.argv[2] if len(sys.argv) > 2 else "openxml-audit"
FAULTS = []


def letters(text):
    return "".join(c for c in text if c.isalnum())


with tempfile.TemporaryDirectory() as work:
    profile = f"-env:UserInstallation=file://{work}/profile"
    documents = [str(FOLDER / f"blocks.{ending}") for ending in ("odt", "docx")]
    for document in documents:
        out = pathlib.Path(work) / document[-4:].strip(".")
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", out, document], check=True, capture_output=True)
        found = json.loads(subprocess.run([AUDIT, "--output", "json", document], capture_output=True, text=True).stdout)
        FAULTS += [f"{document}: {fault['description']}" for file in found for fault in file["errors"]]
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
        # The block «lists»: seventh and eighth at the outermost level; «table in a list in a list» goes on with the second after its table.
        for number, word in (("Setè.", "moj7"), ("Vuitè.", "moj9"), ("Primer.", "mom1"), ("Segon.", "mom7")):
            if not re.search(rf"(?m)^\s*{re.escape(number)}[.)]?\s*{word}", text):
                FAULTS.append(f"{document}: «{word}» hasn't the number {number}")

for fault in FAULTS:
    print(fault, file=sys.stderr)
print(f"{len(documents)} documents with every kind of block, {len(FAULTS)} faults")
sys.exit(1 if FAULTS else 0)
