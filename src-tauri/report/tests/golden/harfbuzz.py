"""Shapes every Thai cluster in the four faces with HarfBuzz and prints a digest for each face and consonant.

Run by `make golden` only; `src/faces/harfbuzz_tests.rs` compares what the program's own shaper gives. The lists and the
form of a line must be the same there. Usage: harfbuzz.py FOLDER_OF_FONTS > harfbuzz.txt
"""

import itertools
import sys

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


def shaped(font, text):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
    uharfbuzz.shape(font, buffer)
    glyphs = zip(buffer.glyph_infos, buffer.glyph_positions)
    return text + "".join(f" {i.codepoint}:{p.x_advance}:{p.x_offset}:{p.y_offset}" for i, p in glyphs) + "\n"


for face in FACES:
    name = f"Sarabun-{face}"
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(f"{sys.argv[1]}/{name}.ttf")))
    for consonant in CONSONANTS:
        parts = itertools.product(LEADS, [consonant], MARKS, TONES, TAILS)
        print(name, consonant, f"{digest(''.join(shaped(font, ''.join(part)) for part in parts)):016x}")
