"""Whether files say what the pages say and nothing else: the spreadsheet, CSV, SPSS, JSON and paper."""
import json
import re

import pyreadstat
from pypdf import PdfReader

from bounds import ROUND
from pages import figures, sheet, tables

# What stands in the place of a figure, and its code where only numbers can stand: from the codebook.
FIGURES = ("share", "share_low", "share_high", "count", "base", "there_share", "there_low", "there_high", "there_base", "points_low", "points_high", "p")


def number(text):
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) is not None


def percent(text):
    """A figure as the page says it."""
    return text + "%" if number(text) else {"[c]": "c", "[z]": "z", "[k]": "Hardly any"}.get(text, text)


def about(text):
    return f"about {text}" if number(text) else {"[c]": "c"}.get(text, text)


def span(low, high):
    """A range as the page says it."""
    if low == high:
        return percent(low)
    if low == "[k]":
        return f"{percent(high)} or fewer"
    return f"{percent(low)} or more" if high == "Nearly all" else f"{percent(low)} to {percent(high)}"


def same_as_pages(folder):
    """Each row of the CSV stands in a table of a page with the same figures; and nothing of the pages is missing."""
    rows, findings = figures(folder / "figures.csv"), tables(folder / "findings.html")
    shown = {}
    for table in findings:
        shown.setdefault(table["caption"], []).extend(tuple(r) for r in table["rows"][1:])
    seen = {caption: set() for caption in shown}
    beside = {r for r in shown.get("Beside others", [])}
    by = {path.stem[3:]: [r for t in tables(path) for r in t["rows"][1:]] for path in folder.glob("by-*.html")}
    for row in rows:
        where = f"{folder.name}: {row['table']} {row['question']} {row['counted']}"
        if row["table"] == "findings":
            caption = f"{row['indicator']}: the figures"
            line = (row["counted"], percent(row["share"]), span(row["share_low"], row["share_high"]), about(row["base"]))
            lines = {tuple(c.lower() for c in r) for r in shown[caption]}
            short = (line[0], line[1], line[3])
            assert tuple(c.lower() for c in line) in lines or tuple(c.lower() for c in short) in lines, f"{where}: {line} is not in {lines}"
            seen[caption].add(row["counted"])
        elif row["table"] == "answers":
            caption = f"All answers to “{row['wording']}”"
            if caption not in shown:
                assert row["share"] in ("[c]", "[z]") and row["count"] in ("[c]", "[z]"), f"{where}: no page shows it"
                continue
            line = (row["counted"], percent(row["share"]), about(row["count"]))
            assert line in shown[caption], f"{where}: {line} is not in {shown[caption]}"
            seen[caption].add(row["counted"])
        elif row["table"] == "groups":
            lines = [r for r in by[row["grouping"]] if r[0] == row["counted"]]
            said = percent(row["share"])
            if number(row["share"]):
                said += "\n" + span(row["share_low"], row["share_high"])
            assert (not lines and said == "c") or any(said in r[2:] for r in lines), f"{where}: {said} is not in {lines}"
        elif row["table"] == "comparisons":
            compared = (row["compared_with"], percent(row["there_share"]), row["verdict"])
            assert any((r[0], r[1], r[5]) == compared for r in beside), f"{where}: {compared} is on no page"
        else:
            raise AssertionError(f"{where}: a table that a lead has no page of")
    for caption, lines in shown.items():
        if caption.endswith(": the figures") or caption.startswith("All answers to"):
            assert seen[caption] == {r[0] for r in lines}, f"{folder.name}: {caption} is not whole in the CSV"
    assert any(r["table"] == "findings" for r in rows), f"{folder.name}: no findings in the CSV"
    return rows


def same_in_spss(folder, rows):
    """The file of SPSS, read by ReadStat: the same figures, marks as declared missing values, and labels for all."""
    frame, about_it = pyreadstat.read_sav(folder / "figures.sav", user_missing=True)
    assert list(frame.columns) == list(rows[0]), f"{folder.name}: other variables in SPSS"
    assert len(frame) == len(rows) and all(about_it.column_labels), f"{folder.name}: rows or labels are missing in SPSS"
    codes = {-991: "[c]", -992: "[z]", -993: "[k]", -994: "Nearly all", -995: "More than half", -996: "Half or fewer",
             -997: "Fewer than 30", -998: "Fewer than 10"}
    for name in frame.columns:
        if name in FIGURES:
            assert set(about_it.variable_value_labels[name]) == set(codes), f"{folder.name}: {name} lacks labels"
            assert about_it.missing_ranges[name] == [{"lo": -998.0, "hi": -991.0}], f"{folder.name}: {name} has no missing values"
        for row, value in zip(rows, frame[name]):
            if name in FIGURES:
                said = codes[int(value)] if value <= -991 else value
                same = said == row[name] if isinstance(said, str) else number(row[name]) and float(row[name]) == said
            else:
                # SPSS keeps 255 bytes, and our CSV puts an apostrophe before what a spreadsheet would compute.
                same = row[name].encode()[:250].startswith(value.encode()[:250])
            assert same, f"{folder.name}: SPSS says {value!r} in {name}, CSV {row[name]!r}"
    read, _ = pyreadstat.read_sav(folder / "figures.sav")
    left = [v for name in FIGURES for v in read[name].dropna()]
    assert min(left, default=0) > -900, f"{folder.name}: a mark can be taken for a number in SPSS"


def same_in_json(folder, rows):
    document = json.loads((folder / "figures.json").read_text())
    assert len(document["figures"]) == len(rows), f"{folder.name}: JSON has another number of rows"
    for row, figure in zip(rows, document["figures"]):
        assert set(figure) == set(row), f"{folder.name}: JSON has other fields"
        for name, value in figure.items():
            said = value if value is None or isinstance(value, str) else value.get("mark", value.get("number"))
            if isinstance(said, (int, float)):
                same = number(row[name]) and float(row[name]) == said
            else:
                same = row[name] == (said or "[z]")
            assert same, f"{folder.name}: JSON says {said!r} in {name}, CSV {row[name]!r}"


def same_in_workbook(folder):
    """The spreadsheet shows what the pages show: as many tables' rows, and no number the pages don't have."""
    rows = sheet(folder / "findings.xlsx", "All answers")
    assert len(rows) > 3, f"{folder.name}: no answers in the spreadsheet"
    pages = {n for path in folder.glob("*.html") for n in re.findall(r"\d+", path.read_text())}
    for name in ("Findings", "All answers", "By group"):
        for row in sheet(folder / "findings.xlsx", name)[3:]:
            for text in row:
                if re.fullmatch(r"[0-9.]+", text):
                    value = float(text)
                    said = str(round(value * 100)) if value < 1 else str(round(value))
                    base = round(value) % ROUND == 0
                    assert said in pages or base, f"{folder.name}: {name} says {text}, and no page does"


# Where the scale of a drawing begins and ends.
SCALE = {"0", "100"}


def same_on_paper(folder):
    """No percentage stands on paper that no page has. How many papers were read."""
    papers = sorted(folder.glob("*.pdf"))
    # The page of the method is not of this release: paper tells it at its end.
    pages = {n for path in [*folder.glob("*.html"), *folder.glob("method.txt")] for n in re.findall(r"(\d+)%", path.read_text())}
    pages |= SCALE
    for paper in papers:
        text = " ".join(page.extract_text() for page in PdfReader(paper).pages)
        assert len(text) > 100, f"{folder.name}: {paper.name} can't be read"
        said = set(re.findall(r"(\d+)\s?%", text))
        assert said <= pages, f"{folder.name}: {paper.name} says {sorted(said - pages)}, and no page does"
        assert said or not pages or "young" in paper.name, f"{folder.name}: {paper.name} says no figure"
    return len(papers)


def same_everywhere(folder):
    same_on_paper(folder)
    same_in_workbook(folder)
    rows = same_as_pages(folder)
    same_in_spss(folder, rows)
    same_in_json(folder, rows)
    return rows
