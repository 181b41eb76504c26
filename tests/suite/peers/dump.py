"""What openpyxl and xlrd read in spreadsheets, cell by cell, for the differential test.

Usage: dump.py FILE...   One JSON object to a line: {"file", "sheets": [{"name", "cells": [[row, column, kind, value]]}]} or
{"file", "refused"}. Rows and columns count from 1; kinds are text, number, date, time, bool and error.

Each file is read in a process of its own with limits, for some are made to do harm.
"""

import datetime
import json
import os
import resource
import sys
import warnings

MEMORY = 1 << 31
SECONDS = 20
CELLS = 60_000


def kind_and_value(value):
    if isinstance(value, bool):
        return ["bool", value]
    if isinstance(value, (int, float)):
        return ["number", repr(float(value))]
    if isinstance(value, datetime.datetime):
        return ["date", value.strftime("%Y-%m-%d")] if value.year >= 1000 else ["date", value.date().isoformat()]
    if isinstance(value, datetime.date):
        return ["date", value.isoformat()]
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return ["time", str(value)]
    return ["text", str(value)]


def with_openpyxl(path):
    import openpyxl

    # Opened here, for it looks at the name of a file otherwise.
    with open(path, "rb") as file:
        book = openpyxl.load_workbook(file, data_only=True)
    for sheet in book.worksheets:
        cells = []
        # The cells that are there, in the order of the sheet: a corner at XFD1048576 is one cell.
        for (row, column), cell in sorted(sheet._cells.items()):
            if cell.value is None or len(cells) >= CELLS:
                continue
            kind = ["error", cell.value] if cell.data_type == "e" else kind_and_value(cell.value)
            cells.append([row, column, *kind])
        yield {"name": sheet.title, "cells": cells}


def with_xlrd(path):
    import xlrd

    book = xlrd.open_workbook(path, logfile=open(os.devnull, "w"))
    for sheet in book.sheets():
        cells = []
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                cell = sheet.cell(row, column)
                if len(cells) >= CELLS or cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                    continue
                cells.append([row + 1, column + 1, *xlrd_value(cell, book.datemode)])
        yield {"name": sheet.name, "cells": cells}


def xlrd_value(cell, datemode):
    import xlrd

    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ["bool", bool(cell.value)]
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ["error", xlrd.error_text_from_code.get(cell.value, str(cell.value))]
    if cell.ctype == xlrd.XL_CELL_DATE:
        if cell.value < 1:
            return ["time", str(cell.value)]
        return ["date", xlrd.xldate_as_datetime(cell.value, datemode).strftime("%Y-%m-%d")]
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return ["number", repr(cell.value)]
    return ["text", cell.value]


def dump(path):
    warnings.simplefilter("ignore")
    with open(path, "rb") as file:
        reader = with_openpyxl if file.read(2) == b"PK" else with_xlrd
    try:
        return {"file": path, "sheets": list(reader(path))}
    except BaseException as error:  # a peer may fail in any way: then there is nothing to compare with
        return {"file": path, "refused": f"{type(error).__name__}: {error}"[:200]}


def limited(path):
    """The dump as one line, made in a child that may neither grow nor last."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        sys.stderr = open(os.devnull, "w")
        with os.fdopen(writing, "w") as out:
            out.write(json.dumps(dump(path), ensure_ascii=False))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        line = answer.read()
    os.waitpid(child, 0)
    try:
        json.loads(line)
    except ValueError:
        line = json.dumps({"file": path, "refused": "ended by its limits"})
    return line


for path in sys.argv[1:]:
    print(limited(path), flush=True)
