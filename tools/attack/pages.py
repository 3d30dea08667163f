"""What a lead reads: pages, a workbook, and files of figures. Nothing here is the program's own code."""
import csv
import html.parser
import xml.etree.ElementTree as xml
import zipfile


class Tables(html.parser.HTMLParser):
    """The tables of a page: caption, and rows of cell texts."""

    def __init__(self):
        super().__init__()
        self.tables, self.text = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append({"caption": "", "rows": []})
        elif tag == "tr" and self.tables:
            self.tables[-1]["rows"].append([])
        elif tag in ("caption", "th", "td"):
            self.text = ""
        elif tag == "br" and self.text is not None:
            self.text += "\n"

    def handle_endtag(self, tag):
        if self.text is None:
            return
        if tag == "caption":
            self.tables[-1]["caption"], self.text = self.text.strip(), None
        elif tag in ("th", "td"):
            self.tables[-1]["rows"][-1].append(self.text.strip())
            self.text = None

    def handle_data(self, data):
        if self.text is not None:
            self.text += data


def tables(path):
    parser = Tables()
    parser.feed(path.read_text())
    return parser.tables


def sheet(path, name):
    """The rows of a sheet of a workbook, as text."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as book:
        names = [s.get("name") for s in xml.fromstring(book.read("xl/workbook.xml")).findall(".//m:sheet", space)]
        shared = xml.fromstring(book.read("xl/sharedStrings.xml"))
        strings = ["".join(t.text or "" for t in s.iter(f"{{{space['m']}}}t")) for s in shared.findall("m:si", space)]
        if name not in names:
            return []
        rows = xml.fromstring(book.read(f"xl/worksheets/sheet{names.index(name) + 1}.xml")).findall(".//m:row", space)
        cell = lambda c: strings[int(c.find("m:v", space).text)] if c.get("t") == "s" else c.find("m:v", space).text
        return [[cell(c) if c.find("m:v", space) is not None else "" for c in row.findall("m:c", space)] for row in rows]


def figures(path):
    """The rows of a CSV of figures, by column; it must say that it is UTF-8."""
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), f"{path}: no byte order mark"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
