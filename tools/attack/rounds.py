"""What stands beside each other, and what the programme reads, must be sums of what each authority has read of itself: then there
is nothing in it to subtract."""
from bounds import ROUND
from files import number, same_in_json, same_in_spss
from pages import figures, tables


def count_of(row):
    """How many a published share of a published base is: the only multiple of five that makes this percentage."""
    share, base = int(row["share"]), int(row["base"])
    fitting = [c for c in range(0, base + 1, ROUND) if (200 * c + base) // (2 * base) == share]
    return fitting[0] if len(fitting) == 1 else None


def shown(rows):
    """The shares of an authority that are figures, by question and meaning."""
    return {(r["question"], r["meaning"]): r for r in rows if r["table"] == "findings" and number(r["share"])}


def together(rows):
    counts = [count_of(r) for r in rows]
    base = sum(int(r["base"]) for r in rows)
    return None if None in counts or base == 0 else (round_half_up(sum(counts), base), base)


def round_half_up(count, base):
    return (200 * count + base) // (2 * base)


def compared(towns):
    """Each comparison with the others of the round is their published figures added up. How many were checked."""
    checked, own = 0, {name: shown(rows) for name, rows in towns.items()}
    for name, rows in towns.items():
        for row in rows:
            if row["table"] != "comparisons" or "other local authorities together" not in row["compared_with"]:
                continue
            key = (row["question"], row["meaning"])
            sums = together([all_[key] for other, all_ in own.items() if other != name and key in all_])
            if sums is not None and number(row["there_share"]):
                assert (int(row["there_share"]), int(row["there_base"])) == sums, f"{name}: {key} is {row}, and not {sums}"
                checked += 1
    return checked


def national(folder, towns):
    """The programme's page and files: the same sums, and each authority's figure without its name. How many were checked."""
    rows, checked = figures(folder / "figures.csv"), 0
    if not rows:
        assert len(towns) < 3, f"{folder.name}: {len(towns)} authorities, and nothing is said of them together"
        return 0
    same_in_spss(folder, rows)
    same_in_json(folder, rows)
    own = {name: shown(all_) for name, all_ in towns.items()}
    page = {tuple(r[1:2]) for t in tables(folder / "national.html") for r in t["rows"][1:]}
    for row in rows:
        key = (row["question"], row["meaning"])
        if row["table"] == "national":
            sums = together([all_[key] for all_ in own.values() if key in all_])
            if sums is not None and number(row["share"]):
                assert (int(row["share"]), int(row["base"])) == sums, f"{folder.name}: {key} is {row}, and not {sums}"
                checked += 1
        elif row["table"] == "small":
            assert row["count"] == "[z]" and (row["meaning"] == "favourable"), f"{folder.name}: {row}"
            assert not number(row["share"]) or (row["share"] + "%",) in page, f"{folder.name}: {row} is not on the page"
        else:
            assert row["table"] == "spread" and row["base"] == row["count"] == "[z]", f"{folder.name}: {row}"
            assert not number(row["share"]) or (row["share"] + "%",) in page, f"{folder.name}: {row} is not on the page"
    for key in {(r["question"], r["meaning"]) for r in rows}:
        told = sorted(r["share"] for r in rows if (r["question"], r["meaning"]) == key and r["table"] == "spread")
        assert told == sorted(all_[key]["share"] for all_ in own.values() if key in all_), f"{folder.name}: {key}"
    text = (folder / "figures.csv").read_text()
    assert not any(rows[0]["area"] in text for rows in towns.values()), f"{folder.name}: an authority is named"
    return checked
