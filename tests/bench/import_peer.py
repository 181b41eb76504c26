"""What many would write instead of an import: pandas reads the roster with openpyxl and puts it into SQLite.

Usage: import_peer.py ROSTER.xlsx   Prints what it took as JSON, as the bench's own sides do. Starting Python and loading the
libraries does not count.
"""

import json
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import openpyxl  # noqa: F401  pandas loads it at the first use, which is not its reading
import pandas


def lasting(seconds):
    return {"secs": int(seconds), "nanos": int(seconds % 1 * 1e9)}


began = time.monotonic()
people = pandas.read_excel(sys.argv[1], header=1, dtype=str, engine="openpyxl")
read = time.monotonic()
with tempfile.TemporaryDirectory() as folder:
    database = sqlite3.connect(Path(folder) / "roster.db")
    people.to_sql("people", database, index=False)
    database.commit()
    written = time.monotonic()
    rows = database.execute("SELECT count(*) FROM people").fetchone()[0]
    database.close()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(
    json.dumps(
        {
            "rows": rows,
            "reading": lasting(read - began),
            "checking": lasting(0),
            "writing": lasting(written - read),
            "undoing": lasting(0),
            "peak": peak,
        }
    )
)
