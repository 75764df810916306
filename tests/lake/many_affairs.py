"""Articles for the lake's tests, in our own words: a dozen to an affair, each affair with its own people, place and days; the same for the same number."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

GIVEN = ("سالم", "نبيل", "مروان", "هشام", "رياض", "كمال", "طارق", "فؤاد", "وليد", "عماد", "نادر", "حازم")
FAMILY = ("العطار", "الحداد", "النجار", "الصباغ", "الخياط", "البناء", "القصاب", "الدباغ", "السراج", "الوراق", "الكتبي", "الزجاج")
PLACES = ("طرابلس", "بنغازي", "القاهرة", "تونس", "الجزائر", "موسكو", "باريس", "روما", "عمان", "بيروت")
BODIES = ("وزارة الداخلية", "مجلس النواب", "المجلس الرئاسي", "وزارة الخارجية", "الاتحاد العام للعمال", "البنك المركزي")
OUTLETS = ("outlet-a", "outlet-b", "outlet-c", "outlet-d")
SENTENCES = (
    "التقى الوزير {one} يوم {day} رئيس الحكومة {other} في {place}.",
    "قال {one} إن المحادثات مع {other} كانت مثمرة وستستأنف الشهر المقبل.",
    "ونفى {other} أن يكون قد اتفق مع {one} على أي صفقة لشراء السلاح.",
    "وأكدت {body} في بيان مقتل {few} أشخاص في هجوم مسلح قرب {place}.",
    "وأفاد مصدر طبي لوكالة الأنباء بأن عدد القتلى بلغ {many} قتيلا.",
    "وزار {one} مدينة {place} في {date} على رأس وفد من {body}.",
    "وتظاهر مئات العمال أمام مقر {body} احتجاجا على تأخر الأجور.",
    "وطالب {other} بفتح تحقيق في الحادثة، وفق ما نقلته صحيفة محلية عن شاهد عيان.",
    "واعتقلت الشرطة {few} متهمين بعد الهجوم، بحسب المتحدث باسم {body}.",
    "وأوضح {one} «أن الاتفاق لم يوقع بعد» مضيفا أن التوقيع سيكون يوم {day} المقبل.",
    "ووقع {one} و{other} اتفاقا للتعاون بين {body} والحكومة في {date}.",
    "ولم تعلق {body} على هذه الأنباء حتى الآن.",
)
DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")


def article(number: int) -> dict[str, str]:
    """One article as a row of JSON lines."""
    affair, own = random.Random(number // 12), random.Random(f"own {number}")
    people = [f"{given} {family}" for given, family in zip(affair.sample(GIVEN, 2), affair.sample(FAMILY, 2), strict=True)]
    place, body, began = affair.choice(PLACES), affair.choice(BODIES), date(2012, 1, 1) + timedelta(days=affair.randrange(3000))
    few, many = affair.choice(("ثلاثة", "خمسة", "سبعة")), str(affair.randrange(12, 60) + own.randrange(2))
    published = began + timedelta(days=own.randrange(1, 6))
    when = f"{began.day} {MONTHS[began.month - 1]} {began.year}"
    told = [
        one.format(one=people[0], other=people[1], day=DAYS[began.weekday()], place=place, body=body, few=few, many=many, date=when)
        for one in own.sample(SENTENCES, own.randrange(4, 8))
    ]
    return {
        "id": f"made-{number:05d}", "outlet": own.choice(OUTLETS), "published": published.isoformat(), "title": f"{people[0]} في {place}", "text": "\n".join(told),
    }


def write(path: Path, count: int, first: int = 0) -> Path:
    """A file of so many articles."""
    path.write_text("".join(json.dumps(article(number), ensure_ascii=False) + "\n" for number in range(first, first + count)), encoding="utf-8")
    return path
