"""The tables of peers.rs by programs that set Thai: a JSON object to a line, pages and processor seconds of each.

Usage: peers.py FOLDER ROOT. FOLDER holds the tables as JSON. Each program makes the first document unmeasured, then the
others: Typst in one warm compiler, WeasyPrint in one interpreter, LibreOffice in one start whose empty run is taken off.
Chromium starts once for a single document of all the tables, and its empty run is taken off too; its seconds are the
clock's, for the processes it prints with answer to nobody.
"""

import glob
import html
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

FOLDER, ROOT = sys.argv[1], sys.argv[2]
FONTS = os.path.join(ROOT, "assets", "fonts")
TABLES = [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(os.path.join(FOLDER, "*.json")))]
MARGINS = {"left": 2.5, "right": 2.0, "top": 2.5, "bottom": 2.0}
SIZE = 10.5
# Seconds after which a program is given up.
LIMIT = 300


def spent(whose=resource.RUSAGE_SELF):
    """Seconds of the processor: what else runs on the machine does not count."""
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def pages_of(path):
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:")))


def say(name, make):
    """`make` answers the seconds it took and the files it made."""
    try:
        seconds, files = make()
        print(json.dumps({"name": name, "pages": sum(map(pages_of, files)), "seconds": seconds}), flush=True)
    except (ImportError, OSError, subprocess.SubprocessError) as missing:
        print(json.dumps({"name": name, "missing": str(missing)}), flush=True)


def typst_source(table):
    def text(value):
        return "[#" + json.dumps(value, ensure_ascii=False) + "]"

    shares = ", ".join(f"{column['share']}fr" for column in table["columns"])
    aligned = ", ".join("right" if column["numbers"] else "left" for column in table["columns"])
    heads = ", ".join(text(column["name"]) for column in table["columns"])
    rows = ",\n".join(", ".join(map(text, row)) for row in table["rows"])
    margins = ", ".join(f"{side}: {width}cm" for side, width in MARGINS.items())
    return (
        f'#set page(paper: "a4", flipped: true, margin: ({margins}))\n'
        f'#set text(font: "Sarabun", size: {SIZE}pt, lang: "th")\n'
        f"= {table['title']}\n"
        f"#table(columns: ({shares}), align: ({aligned}), stroke: 0.5pt, table.header({heads}),\n{rows})\n"
    )


def by_typst(folder):
    import typst

    sources = []
    for i, table in enumerate(TABLES):
        path = os.path.join(folder, f"{i}.typ")
        open(path, "w", encoding="utf-8").write(typst_source(table))
        sources.append(path)
    compiler = typst.Compiler(sources[0], root=folder, font_paths=[FONTS])
    compiler.compile()
    files, seconds = [], 0.0
    for source in sources[1:]:
        begun = spent()
        pdf = compiler.compile(input=source)
        seconds += spent() - begun
        files.append(source + ".pdf")
        open(files[-1], "wb").write(pdf)
    return seconds, files


def page(tables):
    margins = " ".join(f"{MARGINS[side]}cm" for side in ("top", "right", "bottom", "left"))
    faces = "".join(
        f"@font-face {{ font-family: Sarabun; font-weight: {weight}; src: url('file://{FONTS}/Sarabun-{name}.ttf'); }}"
        for weight, name in ((400, "Regular"), (700, "Bold"))
    )
    width = sum(column["share"] for column in tables[0]["columns"]) if tables else 1
    body = []
    for table in tables:
        cell = lambda value, column: f"<td{' class=n' if column['numbers'] else ''}>{html.escape(value)}</td>"
        rows = "".join("<tr>" + "".join(map(cell, row, table["columns"])) + "</tr>" for row in table["rows"])
        heads = "".join(f"<th style='width:{c['share'] / width:.1%}'>{html.escape(c['name'])}</th>" for c in table["columns"])
        body.append(f"<section><h1>{html.escape(table['title'])}</h1><table><thead><tr>{heads}</tr></thead>{rows}</table></section>")
    return (
        f"<!doctype html><html lang=th><meta charset=utf-8><style>{faces}@page {{ size: A4 landscape; margin: {margins} }}"
        f"body {{ font: {SIZE}pt/1.31 Sarabun; margin: 0 }} section {{ break-after: page }}"
        "table { border-collapse: collapse; width: 100%; table-layout: fixed } td, th { border: .5pt solid #999; padding: 2pt 4pt; vertical-align: top }"
        f".n {{ text-align: right }}</style>{''.join(body)}</html>"
    )


def by_weasyprint(folder):
    import weasyprint

    weasyprint.HTML(string=page(TABLES[:1])).write_pdf(os.path.join(folder, "warm.pdf"))
    files, seconds = [], 0.0
    for i, table in enumerate(TABLES[1:]):
        source = page([table])
        files.append(os.path.join(folder, f"w{i}.pdf"))
        begun = spent()
        weasyprint.HTML(string=source).write_pdf(files[-1])
        seconds += spent() - begun
    return seconds, files


def program(*names):
    for name in names:
        if shutil.which(name):
            return shutil.which(name)
    raise FileNotFoundError(" or ".join(names) + " is not installed")


def timed(command):
    begun = spent(resource.RUSAGE_CHILDREN)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, check=True, timeout=LIMIT, **quiet)
    return spent(resource.RUSAGE_CHILDREN) - begun


def text_document(table):
    """A flat OpenDocument text: reading it costs an office less than anything else does."""
    names = ["office", "style", "text", "table", "fo", "svg"]
    spaces = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in names}
    spaces["fo"] = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    spaces["svg"] = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in spaces.items())
    width = 29.7 - MARGINS["left"] - MARGINS["right"]
    total = sum(column["share"] for column in table["columns"])
    margins = " ".join(f'fo:margin-{side}="{size}cm"' for side, size in MARGINS.items())
    styles, columns = [], []
    for i, column in enumerate(table["columns"]):
        own = f"{width * column['share'] / total:.3f}cm"
        styles.append(f'<style:style style:name="C{i}" style:family="table-column"><style:table-column-properties style:column-width="{own}"/></style:style>')
        columns.append(f'<table:table-column table:style-name="C{i}"/>')

    def row(texts):
        def cell(text, column):
            style = "N" if column["numbers"] else "P"
            return f'<table:table-cell table:style-name="B"><text:p text:style-name="{style}">{html.escape(text)}</text:p></table:table-cell>'

        return "<table:table-row>" + "".join(map(cell, texts, table["columns"])) + "</table:table-row>"

    font = f'<style:text-properties style:font-name="Sarabun" fo:font-size="{SIZE}pt" style:font-name-complex="Sarabun" style:font-size-complex="{SIZE}pt" style:language-complex="th" style:country-complex="TH"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {declared} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        '<office:font-face-decls><style:font-face style:name="Sarabun" svg:font-family="Sarabun"/></office:font-face-decls>'
        f'<office:automatic-styles>{"".join(styles)}'
        '<style:style style:name="B" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #999999" fo:padding="0.08cm"/></style:style>'
        f'<style:style style:name="P" style:family="paragraph">{font}</style:style>'
        f'<style:style style:name="N" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/>{font}</style:style>'
        f'<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" {margins}/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>'
        f'<office:body><office:text><text:p text:style-name="P">{html.escape(table["title"])}</text:p>'
        f'<table:table>{"".join(columns)}<table:table-header-rows>{row([column["name"] for column in table["columns"]])}</table:table-header-rows>'
        f'{"".join(map(row, table["rows"]))}</table:table></office:text></office:body></office:document>'
    )


def by_libreoffice(folder):
    office = program("soffice", "libreoffice")
    # where fontconfig finds the face
    os.environ["XDG_DATA_HOME"] = os.path.join(folder, "share")
    shutil.copytree(FONTS, os.path.join(folder, "share", "fonts"))

    def convert(tables, name):
        sources = []
        for i, table in enumerate(tables):
            path = os.path.join(folder, f"{name}{i}.fodt")
            open(path, "w", encoding="utf-8").write(text_document(table))
            sources.append(path)
        out = os.path.join(folder, name)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        seconds = timed([office, profile, "--headless", "--convert-to", "pdf", "--outdir", out, *sources])
        return seconds, glob.glob(os.path.join(out, "*.pdf"))

    convert(TABLES[:1], "warm")
    start, _ = convert([{**TABLES[0], "rows": []}], "empty")
    seconds, files = convert(TABLES[1:], "lo")
    return seconds - start, files


def by_chromium(folder):
    browser = program("chromium", "chromium-browser", "google-chrome")

    def print_(tables, name):
        source, made = os.path.join(folder, f"{name}.html"), os.path.join(folder, f"{name}.pdf")
        open(source, "w", encoding="utf-8").write(page(tables))
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/chromium"]
        begun = time.perf_counter()
        timed([browser, *flags, f"--print-to-pdf={made}", "file://" + source])
        return time.perf_counter() - begun, [made]

    print_(TABLES[:1], "warm")
    start, _ = print_([], "empty")
    seconds, files = print_(TABLES[1:], "chromium-all")
    return seconds - start, files


with tempfile.TemporaryDirectory() as work:
    for name, make in (("typst", by_typst), ("weasyprint", by_weasyprint), ("libreoffice", by_libreoffice), ("chromium", by_chromium)):
        folder = os.path.join(work, name)
        os.mkdir(folder)
        say(name, lambda: make(folder))
