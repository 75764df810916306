"""How many of duckling's Arabic time examples that are dates come out with duckling's value.

    python bench/quality/duckling_dates.py [FILE.jsonl]

The examples are bare phrases for an assistant that looks ahead; here each stands after a verb in the tense of its value, as
news would write it. Dates are the examples with a day, week or month of the calendar; instants and clock times are left out.
A value is right if its first day (for intervals also its last) is duckling's; a month where duckling has a day is not.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from riwaya import dates, lexicon, text
from riwaya.dates import calendar
from riwaya.model import Article

FILE = Path(__file__).parents[3] / "shared" / "data" / "dates" / "duckling_ar_time_examples.jsonl"
REFERENCE = date(2013, 2, 12)
AHEAD, BACK = "ستجرى المباراة", "جرت المباراة"
_STAMP = re.compile(r"\((\d{4}), (\d+), (\d+), (\d+), (\d+), (\d+)\)")


def wanted(value: str) -> tuple[date, date | None, str] | None:
    """First day, last day of intervals, grain; None for what is no date."""
    grain = re.search(r"\b(Day|Week|Month)\b", value)
    stamps = [tuple(map(int, found)) for found in _STAMP.findall(value)]
    if not grain or not stamps or any(stamp[3:] != (0, 0, 0) for stamp in stamps):
        return None
    days = [date(*stamp[:3]) for stamp in stamps]
    return days[0], days[1] - timedelta(days=1) if len(days) > 1 else None, grain[1]


def first_and_last(value: str) -> tuple[date, date] | None:
    ends = [calendar.read_base(end) for end in value.split("/")]
    if any(end is None for end in ends):
        return None
    one, two = ends[0], ends[-1]
    assert one and two
    year, month = calendar.add_months(two.year, two.month or 12, 1)
    return date(one.year, one.month or 1, one.day or 1), two.date or date(year, month, 1) - timedelta(days=1)


def main() -> None:
    words = lexicon.load()
    right, rest = 0, []
    rows = (json.loads(line) for line in (Path(sys.argv[1]) if len(sys.argv) > 1 else FILE).read_text(encoding="utf-8").splitlines())
    for row in rows:
        value = wanted(row["duckling_value"])
        if value is None:
            continue
        sentence = f"{AHEAD if value[0] > REFERENCE else BACK} {row['text']}"
        found = dates.find(text.lay_out(Article("-", sentence, "", published=REFERENCE.isoformat()), words))
        best = max(found, key=lambda time: time.span.end - time.span.start, default=None)
        ends = first_and_last(best.value) if best and best.value else None
        coarse = value[2] == "Day" and value[1] is None and ends is not None and ends[0] != ends[1]
        if ends and not coarse and ends[0] == value[0] and value[1] in (None, ends[1]):
            right += 1
        else:
            rest.append((row["text"], str(value[0]), best.value if best else None))
    for line in rest:
        print(*line, sep="\t")
    print(f"{right} of {right + len(rest)} right: {right / (right + len(rest)):.1%}")


if __name__ == "__main__":
    main()
