"""Writes roster.xlsx beside this file: the roster of one invented department, for trying the import.

    python3 assets/sample/roster.py

Sixty rows below two title rows and a header, as such files come: dates of the Buddhist Era, some as text and some as Excel
dates, and five flaws on purpose, each named in FLAWS. Nobody in it exists: the national ids are of registration office 0001,
which no province has (the synthetic ministry's are of office 0000). Standard library only; the same bytes in every run.
"""

import datetime
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
PEOPLE = 59
TITLES = ["บัญชีรายชื่อบุคลากร กรมส่งเสริมธรรมาภิบาล", "ข้อมูล ณ วันที่ 1 ตุลาคม พ.ศ. 2568"]
HEADER = ["ลำดับที่", "เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "นามสกุล", "เพศ", "ตำแหน่ง", "ระดับ", "ประเภทบุคลากร",
          "เลขที่ตำแหน่ง", "สังกัด", "วัน เดือน ปีเกิด", "วันที่บรรจุ", "วุฒิการศึกษา", "โทรศัพท์", "อีเมล", "หมายเหตุ"]
WIDTHS = [8, 22, 12, 16, 18, 7, 30, 16, 16, 13, 34, 20, 16, 18, 20, 30, 20]
MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()

# Row of the person (from 0) and what is wrong or odd there.
THAI_DIGITS, JOINED_NAME, WRONG_CHECK_DIGIT, THIRTIETH_OF_FEBRUARY, DUPLICATE_OF = 7, 15, 23, 34, 11
FLAWS = {
    THAI_DIGITS: "the national id in Thai digits: read as it is",
    JOINED_NAME: "prefix, name and surname in the name's cell: taken apart",
    WRONG_CHECK_DIGIT: "a national id whose check digit does not hold: the person is kept, the id is not",
    THIRTIETH_OF_FEBRUARY: "born on 30 February: the person is kept, the date is not",
    PEOPLE: f"the last row repeats person {DUPLICATE_OF + 1}",
}

POSTS = [
    ("นักวิเคราะห์นโยบายและแผน", "กองยุทธศาสตร์และแผนงาน", "ข้าราชการ"),
    ("นักทรัพยากรบุคคล", "กองบริหารทรัพยากรบุคคล", "ข้าราชการ"),
    ("นิติกร", "ศูนย์ปฏิบัติการต่อต้านการทุจริต", "ข้าราชการ"),
    ("นักวิชาการเงินและบัญชี", "กองคลัง", "ข้าราชการ"),
    ("นักวิชาการพัสดุ", "กองคลัง", "ข้าราชการ"),
    ("นักจัดการงานทั่วไป", "กองกลาง", "ข้าราชการ"),
    ("นักวิชาการส่งเสริมธรรมาภิบาล", "กองส่งเสริมมาตรฐานธรรมาภิบาล", "ข้าราชการ"),
    ("นักวิชาการส่งเสริมธรรมาภิบาล", "กองพัฒนาเครือข่ายใสสะอาด", "ข้าราชการ"),
    ("เจ้าพนักงานธุรการ", "สถาบันพัฒนานักบริหารใสสะอาด", "ข้าราชการ"),
    ("นักวิชาการคอมพิวเตอร์", "ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร", "พนักงานราชการ"),
    ("นักวิเคราะห์นโยบายและแผน", "กองพัฒนาเครือข่ายใสสะอาด", "พนักงานราชการ"),
    ("พนักงานขับรถยนต์", "กองกลาง", "ลูกจ้างประจำ"),
]


def words(name):
    return [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def national_id(serial):
    twelve = f"10001{serial * 7_654_321 % 10_000_000:07}"
    check = (11 - sum(int(d) * w for d, w in zip(twelve, range(13, 1, -1))) % 11) % 10
    return twelve + str(check)


def spaced(national):
    return "-".join([national[0], national[1:5], national[5:10], national[10:12], national[12]])


def level_of(post, staff_kind, age):
    if staff_kind != "ข้าราชการ":
        return ""
    if post.startswith("เจ้าพนักงาน"):
        return "ชำนาญงาน" if age >= 32 else "ปฏิบัติงาน"
    return "ชำนาญการพิเศษ" if age >= 46 else "ชำนาญการ" if age >= 33 else "ปฏิบัติการ"


def people():
    women, men, surnames = words("first_names_female.txt"), words("first_names_male.txt"), words("surnames.txt")
    for n in range(PEOPLE):
        woman = n % 5 not in (0, 3)
        first, latin = (women if woman else men)[(n * 37 + 11) % len(women if woman else men)]
        surname, surname_latin = surnames[(n * 53 + 29) % len(surnames)]
        post, unit, kind = POSTS[n * 5 % len(POSTS)]
        age = 24 + n * 13 % 34
        born = datetime.date(2025 - age, 1 + n * 7 % 12, 1 + n * 11 % 28)
        joined = datetime.date(2025 - age + 23 + n % 4, 1 + n * 5 % 12, 1 + n % 5)
        joined = min(joined, datetime.date(2025, 9, 1))
        yield {
            "id": national_id(n), "prefix": ("นางสาว" if n % 2 else "นาง") if woman else "นาย", "first": first,
            "surname": surname, "sex": "หญิง" if woman else "ชาย", "post": post, "level": level_of(post, kind, age),
            "kind": kind, "number": "" if kind == "พนักงานราชการ" else str(1201 + n), "unit": unit, "born": born,
            "joined": joined, "education": "มัธยมศึกษาตอนปลาย" if kind == "ลูกจ้างประจำ" else ("ปริญญาตรี", "ปริญญาโท")[n % 3 == 0],
            "phone": f"0 2000 1001 ต่อ {3001 + n}",
            "email": f"{latin}.{surname_latin.replace(' ', '')[:3]}".lower() + "@ggp.example", "note": "",
        }


def rows():
    everyone = list(people())
    everyone.append({**everyone[DUPLICATE_OF]})
    for n, person in enumerate(everyone):
        national, names = person["id"], [person["prefix"], person["first"], person["surname"]]
        born = f"{person['born'].day} {MONTHS[person['born'].month - 1]} {person['born'].year + 543}"
        if n == THAI_DIGITS:
            national = spaced(national).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        if n == JOINED_NAME:
            names = ["", f"{names[0]}{names[1]} {names[2]}", ""]
        if n == WRONG_CHECK_DIGIT:
            national = national[:12] + str((int(national[12]) + 4) % 10)
        if n == THIRTIETH_OF_FEBRUARY:
            born = f"30 ก.พ. {person['born'].year + 543}"
        yield [n + 1, national, *names, person["sex"], person["post"], person["level"], person["kind"], person["number"],
               person["unit"], born, person["joined"], person["education"], person["phone"], person["email"], person["note"]]


def cell(column, row, value):
    place = f"{chr(ord('A') + column)}{row}"
    if value == "":
        return f'<c r="{place}" s="2"/>'
    if isinstance(value, datetime.date):
        return f'<c r="{place}" s="3"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, int):
        return f'<c r="{place}" s="2"><v>{value}</v></c>'
    style = 0 if row < 3 else 1 if row == 3 else 2
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def sheet():
    table = [[title] for title in TITLES] + [HEADER] + list(rows())
    body = "".join(f'<row r="{r}">' + "".join(cell(c, r, v) for c, v in enumerate(values)) + "</row>"
                   for r, values in enumerate(table, 1))
    columns = "".join(f'<col min="{c}" max="{c}" width="{w}" customWidth="1"/>' for c, w in enumerate(WIDTHS, 1))
    last = chr(ord("A") + len(HEADER) - 1)
    return (f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" '
            f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>{body}</sheetData>'
            f'<mergeCells count="2"><mergeCell ref="A1:{last}1"/><mergeCell ref="A2:{last}2"/></mergeCells></worksheet>')


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FONT = '<name val="TH Sarabun New"/>'
BOX = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
CENTRED = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-D07041E]d mmm yyyy;@"/></numFmts>'
    f'<fonts count="2"><font><sz val="14"/>{FONT}</font><font><b/><sz val="16"/>{FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="2"><border/><border>{BOX}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    f'<xf fontId="1" applyFont="1" applyAlignment="1">{CENTRED}</xf>'
    f'<xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1">{CENTRED}</xf>'
    '<xf fontId="0" borderId="1" applyBorder="1"/><xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def parts():
    def relation(n, kind, target):
        return f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'

    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    yield "[Content_Types].xml", (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/></Types>')
    yield "_rels/.rels", relations + relation(1, "officeDocument", "xl/workbook.xml") + "</Relationships>"
    yield "xl/workbook.xml", (f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                              '<sheet name="บัญชีรายชื่อ" sheetId="1" r:id="rId1"/></sheets></workbook>')
    yield "xl/_rels/workbook.xml.rels", (relations + relation(1, "worksheet", "worksheets/sheet1.xml")
                                         + relation(2, "styles", "styles.xml") + "</Relationships>")
    yield "xl/styles.xml", STYLES
    yield "xl/worksheets/sheet1.xml", sheet()


with zipfile.ZipFile(HERE / "roster.xlsx", "w") as package:
    for name, text in parts():
        entry = zipfile.ZipInfo(name, date_time=(2025, 10, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        package.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
