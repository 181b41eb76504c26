"""Shapes every Thai cluster in the four faces with HarfBuzz and prints a digest for each face and consonant; then the words of
`neighbours.txt` in the faces that stand in for them, a digest for each.

Run by `make golden` only; `src/faces/harfbuzz_tests.rs` compares what the program's own shaper gives. The lists and the
form of a line must be the same there. Usage: harfbuzz.py FOLDER_OF_FONTS > harfbuzz.txt
"""

import gzip
import itertools
import sys
from pathlib import Path

import uharfbuzz

FACES = ["Regular", "Bold", "Italic", "BoldItalic"]
CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2E + 1)]
LEADS = ["", *"เแโใไ"]
MARKS = ["", *(chr(code) for code in [0xE31, *range(0xE34, 0xE3A + 1), 0xE47, 0xE4D, 0xE4E])]
TONES = ["", *(chr(code) for code in range(0xE48, 0xE4C + 1))]
TAILS = ["", *"ะาำ"]


def digest(text):
    """FNV-1a of 64 bits."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


NEIGHBOURS = Path(__file__).with_name("neighbours.txt")
# file and script of each
STAND_INS = {
    "NotoSans": ("NotoSans-Subset.ttf", "Latn"),
    "NotoSansLao": ("NotoSansLao-Subset.ttf", "Laoo"),
    "NotoSansKhmer": ("NotoSansKhmer-Subset.ttf", "Khmr"),
    "NotoSansMyanmar": ("NotoSansMyanmar-Subset.ttf", "Mymr"),
    "NotoSansSigns-Regular": ("NotoSansSigns-Subset.ttf", "Zyyy"),
    "NotoSansSC": ("NotoSansSC-Subset.ttf.gz", "Hani"),
}


def loaded(path):
    packed = Path(path).read_bytes()
    return uharfbuzz.Font(uharfbuzz.Face(gzip.decompress(packed) if path.endswith(".gz") else packed))


def shaped(font, text, script="Thai", language="th"):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script = "ltr", script
    if language:
        buffer.language = language
    uharfbuzz.shape(font, buffer)
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions)
    return text + "".join(f" {i.codepoint}:{p.x_advance}:{p.x_offset}:{p.y_offset}" for i, p in glyphs) + "\n"


for face in FACES:
    name = f"Sarabun-{face}"
    font = loaded(f"{sys.argv[1]}/{name}.ttf")
    for consonant in CONSONANTS:
        parts = itertools.product(LEADS, [consonant], MARKS, TONES, TAILS)
        print(name, consonant, f"{digest(''.join(shaped(font, ''.join(part)) for part in parts)):016x}")

for line in NEIGHBOURS.read_text().splitlines():
    name, text = line.split(" ", 1)
    file, script = STAND_INS[name]
    font = loaded(f"{sys.argv[1]}/{file}")
    print(name, f"{digest(shaped(font, text, script, None)):016x}")
