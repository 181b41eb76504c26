"""Makes the faces that stand in for Sarabun where it lacks a letter. Run by hand, never by the build.

Usage: subset.py FOLDER_OF_FONTS
Needs fonttools. The folder holds the originals, as assets/fonts/README.md says where they come from. Equal originals give
equal bytes.
"""

import gzip
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
# the day of the newest original, so that the same comes out on any day
MADE = 3786912000


def span(*ranges):
    return {code for first, last in ranges for code in range(first, last + 1)}


LATIN = span((0x0020, 0x007E), (0x00A0, 0x058F), (0x1C80, 0x1C8F), (0x1D00, 0x1FFF), (0x2010, 0x205E), (0x2C60, 0x2C7F), (0xA720, 0xA7FF),
             (0xAB30, 0xAB6F), (0xFB00, 0xFB06))
SIGNS = span((0x2010, 0x2BFF), (0x3008, 0x300B), (0x1F100, 0x1F1AD), (0x1F5F4, 0x1F5F9), (0x1F780, 0x1F8FF))
# the first that has a sign gives it
SIGN_FONTS = ["NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf", "NotoSansSymbols-Regular.ttf"]


def ideographs():
    """Those of GB 2312 and the common ones of Big5: what is written in China, Taiwan, Hong Kong and by Thais of Chinese names."""
    tables = [("gb2312", span((0xB0, 0xF7)), span((0xA1, 0xFE))),
              ("big5", span((0xA4, 0xC6)), span((0x40, 0x7E), (0xA1, 0xFE)))]
    pairs = [(bytes([lead, trail]), name) for name, leads, trails in tables for lead in leads for trail in trails]
    texts = (pair.decode(name, "ignore") for pair, name in pairs)
    return {ord(text) for text in texts if len(text) == 1 and 0x4E00 <= ord(text) <= 0x9FFF}


def subset(source, codes, features):
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx", "gasp", "DSIG", "MATH"]
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    # shaping makes a space of what is not shown, as between Khmer words
    subsetter.populate(unicodes=(codes | {0x20}) & set(font.getBestCmap()))
    subsetter.subset(font)
    return font


def save(font, name):
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.save(HERE / name)
    print(name, (HERE / name).stat().st_size, "bytes,", len(font.getBestCmap()), "characters")


def signs(folder):
    """The signs of three faces as one."""
    parts, taken = [], set()
    for name in SIGN_FONTS:
        font = subset(folder / name, SIGNS - taken, [])
        taken |= set(font.getBestCmap())
        parts.append(HERE / f"part-{name}")
        font.save(parts[-1])
    merged = Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    for record in merged["name"].names:
        record.string = {1: "Noto Sans Signs", 4: "Noto Sans Signs", 6: "NotoSansSigns-Regular"}.get(
            record.nameID, record.toUnicode()
        )
    return merged


def pack(name):
    """The large one travels packed: the program unpacks it where a document needs it."""
    plain = HERE / name
    (HERE / f"{name}.gz").write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
    plain.unlink()


folder = Path(sys.argv[1])
everything = span((0x20, 0x10FFFF))
save(subset(folder / "NotoSans-Regular.ttf", LATIN, ["ccmp", "mark", "mkmk", "kern", "locl"]), "NotoSans-Subset.ttf")
for script in ["Lao", "Khmer", "Myanmar"]:
    save(subset(folder / f"NotoSans{script}-Regular.ttf", everything - LATIN - SIGNS | {0x25CC}, ["*"]),
         f"NotoSans{script}-Subset.ttf")
save(signs(folder), "NotoSansSigns-Subset.ttf")
east = span((0x3000, 0x33FF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)) | ideographs()
save(subset(folder / "NotoSansSC_400Regular.ttf", east, []), "NotoSansSC-Subset.ttf")
pack("NotoSansSC-Subset.ttf")
