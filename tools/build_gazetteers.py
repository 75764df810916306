"""Builds the tables of `src/riwaya/lexicon/data/names` from public lists and from the hand-written files beside it.

Reads `../shared/data` (or the folder given) and Babel's CLDR tables, writes country, nisba, place, given and family. The
hand-written rows of `tools/gazetteers` win over every list. Deterministic: same input, same bytes. It cannot tell a wrong
Arabic name from a right one when both sound like the Latin name.

    python tools/build_gazetteers.py [DATA] [--check]

With --check nothing is written: it fails where a shipped table is not what this file makes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from riwaya.lexicon.letters import fold_word  # noqa: E402

HAND = Path(__file__).parent / "gazetteers"
OUT = Path(__file__).parent.parent / "src" / "riwaya" / "lexicon" / "data" / "names"
ARABIC = re.compile(r"[\u0621-\u064a]+(?:[ -][\u0621-\u064a]+)*")
CLASS_WORDS = ("مدينة ", "محافظة ", "ولاية ", "بلدية ", "مقاطعة ", "إقليم ", "منطقة ", "قضاء ", "مركز ", "بلدة ", "قرية ", "شهرستان ", "حي ", "ناحية ", "دائرة ", "كومونة ", "إمارة ", "مديرية ")
ARAB = frozenset("DZ BH EG IQ JO KW LB LY MA MR OM PS QA SA SD SY TN AE YE SO DJ KM EH".split())
NEAR = frozenset("IL IR TR TD NE ML BF ER ET SS AF PK UA CY MT".split())
EUROPE = frozenset("GB IE NL BE AT CH PL CZ SE NO DK FI PT GR HU BG RS HR BA SI SK MK AL ME BY LT LV EE MD GE AM AZ LU IS XK".split())
AMBIGUOUS = frozenset({"ML", "OM", "BJ", "TG", "CU", "KM"})  # «مالي», «عمان», «بنين» …: an adjective, another city, children
ASIA = frozenset("CN JP KR KP TW HK ID MY TH VN BD LK NP MM KH LA KZ UZ TM TJ KG MN SG BN".split())


def clean(text: str) -> str:
    """NFC without diacritics, tatweel, marks and Farsi letters."""
    text = unicodedata.normalize("NFC", text.replace("ی", "ي").replace("ک", "ك").replace("گ", "غ").replace("پ", "ب").replace("چ", "تش").replace("ڤ", "ف").replace("ۀ", "ة").replace("ە", "ه"))
    return " ".join("".join(c for c in text if not unicodedata.combining(c) and c not in "ـ\u200e\u200f\u200b\u200c\u200d\ufeff").split())


def slug(latin: str) -> str:
    """An ASCII id of a Latin name."""
    plain = unicodedata.normalize("NFKD", latin.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d").replace("æ", "ae"))
    return re.sub(r"[^a-z0-9]+", "_", "".join(c for c in plain.lower() if c.isascii())).strip("_")


def rows_of(name: str) -> Iterator[list[str]]:
    """Lines of a hand-written file, cut at semicolons, comments left out."""
    for line in (HAND / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(";")]


def distinct(forms: list[str]) -> list[str]:
    """Forms without those that fold to the same spelling, in order."""
    seen: set[str] = set()
    return [f for f in forms if f and not (fold_word(f) in seen or seen.add(fold_word(f)))]  # type: ignore[func-returns-value]


def table(header: list[str], rows: list[dict[str, Any]]) -> str:
    """One table as text; ids made unique in the order of the rows, which are then sorted by id."""
    used: Counter[str] = Counter()
    for row in rows:
        base = row["id"] or "x"
        used[base] += 1
        if used[base] > 1:
            row["id"] = f"{base}_{used[base]}"
            used[row["id"]] += 1
    lines = ["\t".join(header)]
    for row in sorted(rows, key=lambda r: r["id"]):
        row["forms"] = "|".join(distinct(row["forms"]))
        lines.append("\t".join(str(row.get(key, "") or "") for key in header))
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- countries


def countries(data: Path) -> list[dict[str, Any]]:
    """Countries: the hand-written forms, then those of mledoze and of CLDR."""
    cldr = Locale("ar").territories
    hand = {row[0]: row[1:] for row in rows_of("countries.txt")}
    owner = {fold_word(form): code for code, row in hand.items() for form in row[0].split("|")}
    out = []
    listed = [json.loads(line) for line in (data / "places" / "countries_ar.jsonl").open(encoding="utf-8")]
    for one in sorted(listed, key=lambda r: r["cca2"]):
        code = one["cca2"]
        own = hand.get(code, [""])
        public = [clean(x) for x in (cldr.get(code, ""), one["ar"], one["ar_official"]) if x]
        known = own[0].split("|")
        forms = distinct([f for f in known if f] + [p for p in public if ARABIC.fullmatch(p) and owner.get(fold_word(p), code) == code and _plausible_country(p, known)])
        out.append({
            "id": code.lower(), "forms": forms, "latin": one["en"], "iso2": code, "iso3": one["cca3"], "capital": f"{code.lower()}_{slug(one['capital'][0])}" if one.get("capital") else "",
            "adjectives": "|".join(own[1].split("|")) if len(own) > 1 else "", "lat": round(one["latlng"][0], 3), "lon": round(one["latlng"][1], 3),
            "ambiguous": 2 if code == "ML" else 1 if code in AMBIGUOUS else "",
            "source": "own, mledoze, CLDR" if code in hand else "mledoze, CLDR",
        })
    return out


def _plausible_country(form: str, known: list[str]) -> bool:
    """Public official names are taken unless the hand-written list has the country under quite other letters."""
    return not known or not known[0] or any(fuzz.partial_ratio(fold_word(form), fold_word(k)) >= 70 for k in known)


def inflect(masculine: str) -> list[str]:
    """Masculine, feminine, duals and sound plurals of a nisba, of each word of a compound."""
    head, *rest = masculine.split(" ")
    tails = [[*rest], [r + "ة" for r in rest], [r + "ان" for r in rest], [r + "ين" for r in rest], [r + "تان" for r in rest], [r + "ون" for r in rest], [r + "ات" for r in rest]]
    heads = [head, head + "ة", head + "ان", head + "ين", head + "تان", head + "ون", head + "ات"]
    out = [" ".join([h, *t]) for h, t in zip(heads, tails, strict=True)]
    if rest:
        if head in ("شمال", "جنوب", "قرن", "آسيوي"):  # «جنوب أفريقية»: only the last word bends
            out = [f"{head} {t[0]}" for t in tails]
        out += [" ".join("ال" + w for w in form.split(" ")) for form in out]  # «الكوري الشمالي»
    else:
        out.append(head + "تين")
    return out


def nisbas(states: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Adjectives of countries and of regions, peoples and faiths with every form written out."""
    out = []
    sources = [(row[0].lower(), row[2], row[3] if len(row) > 3 else "", "", row[0].lower()) for row in rows_of("countries.txt") if len(row) > 2 and row[2]]
    sources += [(row[0], row[1], row[2], row[3], "") for row in rows_of("nisba_regions.txt")]
    latin = {s["id"]: s["latin"] for s in states}
    everyday = {"مالي", "قمري", "عاجي", "غيني", "شرقي", "غربي", "شمالي", "جنوبي", "ساحلي", "متوسطي", "سني", "علوي", "يمني", "كوبي", "شامي"}
    for key, masculine, plurals, name, country in sources:
        forms = [f for m in masculine.strip("|").split("|") for f in inflect(m)] + [p for p in plurals.split("|") if p]
        first = masculine.split("|")[0]
        out.append({
            "id": key, "forms": forms, "masculine": first, "feminine": inflect(first)[1], "country": country, "region": "" if country else key,
            "latin": name or latin.get(country, ""), "ambiguous": 1 if first in everyday else "", "source": "own",
        })
    return out


# ---------------------------------------------------------------- everyday words


def everyday_words(data: Path) -> tuple[set[str], set[str], Counter[str]]:
    """Folded lemmas, folded stop words, and how often each word stands in a pile of radio news."""
    import gzip

    lemmas: set[str] = set()
    for line in (data / "lexicon" / "chainbank_lemmas.tsv").open(encoding="utf-8"):
        lemma = fold_word(clean(line.split("\t")[0].replace("ٱ", "ا")))
        if lemma:
            lemmas.add(lemma)
    for line in (data / "lexicon" / "camelmorph_verbs.jsonl").open(encoding="utf-8"):
        verb = json.loads(line)
        lemmas.add(fold_word(clean(verb["lemma"])))
        lemmas.update(fold_word(clean("ي" + stem)) for stem in verb["stems"].get("IV", ()))
    stops = {fold_word(clean(w)) for w in (data / "lexicon" / "stopwords_mohataher_mit.txt").read_text(encoding="utf-8").split("\n") if len(w.strip()) > 1}
    heard: Counter[str] = Counter()
    with gzip.open(data / "news" / "ant_jawhara.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            heard.update(re.findall(r"[\u0621-\u064a]+", fold_word(json.loads(line)["text"].replace("\n", " "))))
    return lemmas, stops, heard


# ---------------------------------------------------------------- parts of personal names


def _pairs(data: Path) -> tuple[dict[str, Counter[str]], dict[str, str], dict[str, set[str]], dict[str, str]]:
    """Folded Arabic form -> Latin counts, usual spelling, sources; genders where a list gives one."""
    latin: dict[str, Counter[str]] = defaultdict(Counter)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    source: dict[str, set[str]] = defaultdict(set)
    gender: dict[str, str] = {}

    def add(arabic: str, english: str, count: int, origin: str) -> None:
        form, name = clean(arabic), english.strip().lower().replace("_", " ")
        if not ARABIC.fullmatch(form) or not re.search("[a-z]", name):
            return
        key = fold_word(form)
        latin[key][name] += count
        spelled[key][form] += count
        source[key].add(origin)

    for line in (data / "names" / "netranslit_cc0_ar_en.tsv").open(encoding="utf-8"):
        arabic, english, count = line.rstrip("\n").split("\t")
        add(arabic, english, int(count), "netranslit")
    for line in (data / "names" / "google_ar2en_apache.tsv").open(encoding="utf-8"):
        arabic, english = line.rstrip("\n").split("\t")[:2]
        add(arabic, english, 1, "google")
    for line in (data / "names" / "camelmorph_proper_nouns.jsonl").open(encoding="utf-8"):
        one = json.loads(line)
        if one["rational"] in ("r", "y"):
            for english in one["en"]:
                add(one["ar"], english, 1, "camelmorph")
                if one["gender"] in ("m", "f"):
                    gender[fold_word(clean(one["ar"]))] = one["gender"]
    return latin, {k: max(sorted(v), key=lambda f: v[f]) for k, v in spelled.items()}, source, gender


def _hand_names() -> dict[str, tuple[str, str, str, str, bool, bool]]:
    """Folded form -> (spelling, Latin, gender, origin, family, whether it is marked as an everyday word) of the hand-written names."""
    out: dict[str, tuple[str, str, str, str, bool, bool]] = {}
    for row in rows_of("names.txt"):
        kind, gender, origin, body = row
        for item in body.split("،"):
            form, _, latin = item.strip().rstrip("~").partition("=")
            if form.strip():
                out.setdefault(fold_word(form.strip()), (form.strip(), latin.strip(), gender, origin, kind == "family", item.strip().endswith("~")))
    return out


def names(data: Path, lemmas: set[str], stops: set[str], heard: Counter[str], taken: set[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Given names (hand-written, or with a gender in a list) and every other part of a name."""
    latin, spelled, source, gender = _pairs(data)
    hand = _hand_names()
    given, family = [], []
    for key in sorted(set(latin) | set(hand)):
        own = hand.get(key)
        count = sum(latin[key].values()) if key in latin else 0
        common = key in lemmas or (key.startswith("ال") and key[2:] in lemmas)
        if own is None and not _keeps(key, count, common, latin[key], source[key], stops, heard, taken):
            continue
        best = [name for name, _ in sorted(latin[key].items(), key=lambda item: (-item[1], item[0]))][:3] if key in latin else []
        best = _alike(key, best) if own is None else best
        if own is None and not best:
            continue
        form = own[0] if own else spelled[key]
        names_latin = distinct_latin(([own[1]] if own and own[1] else []) + [b.title() for b in best]) or [romanise(form)]
        row = {
            "id": slug(names_latin[0]), "forms": [form], "latin": "|".join(names_latin[:2]), "gender": own[2] if own else gender.get(key, ""), "count": count if count > 1 else "",
            "common": 1 if common or (own[5] if own else heard[key] > 400) else "", "origin": own[3] if own else "", "source": "".join(sorted(one[0] for one in source[key])) if key in source else "own",
        }
        (given if (own and not own[4]) or (not own and row["gender"]) else family).append(row)
    return given, family


def distinct_latin(values: list[str]) -> list[str]:
    """Latin spellings without repetitions, in order."""
    return list(dict.fromkeys(v for v in values if v))


def _keeps(key: str, count: int, common: bool, latin: Counter[str], source: set[str], stops: set[str], heard: Counter[str], taken: set[str]) -> bool:
    """Is this part of a list a name that helps more than it harms?"""
    if key in stops or key in taken or " " in key or len(key) < 3 or len(key) > 14 or "-" in key:
        return False
    if any(key.startswith(p) and key[len(p):] in stops for p in ("و", "ف", "ب", "ل")):
        return False
    if common:  # an everyday word: only where several lists or many people know it as a name
        return count >= 5 or "camelmorph" in source
    if heard[key] > 60 and count < 3 and source != {"camelmorph"}:
        return False
    return not (source == {"netranslit"} and count == 1 and len(key) < 5)


VOWELS = str.maketrans("", "", "aeiouywh'-. ")
SOUND = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "ع": "", "غ": "g",
    "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n",
}
LATIN_SOUND = (("sch", "s"), ("tch", "ts"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("ch", "ts"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("x", "ks"), ("v", "f"), ("p", "b"),
               ("q", "k"), ("c", "k"), ("j", "g"), ("z", "s"))


def skeleton_arabic(word: str) -> str:
    """Consonants of a folded Arabic word in a dozen rough sounds."""
    return re.sub(r"(.)\1+", r"\1", "".join(SOUND.get(c, "") for c in word))


def skeleton_latin(word: str) -> str:
    """Consonants of a Latin word in the same sounds."""
    plain = slug(word).replace("_", "")
    for old, new in LATIN_SOUND:
        plain = plain.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", plain.translate(VOWELS))


def alike(arabic: str, latin: str) -> float:
    """How far an Arabic and a Latin name have the same consonants, 0 to 100."""
    left, right = skeleton_arabic(fold_word(arabic)), skeleton_latin(latin)
    if left.startswith("l") and fold_word(arabic).startswith("ال"):
        return max(fuzz.ratio(left, right), fuzz.ratio(left[1:], right))
    return fuzz.ratio(left, right) if left or right else 100.0


def _alike(key: str, latin: list[str]) -> list[str]:
    return [one for one in latin if alike(key, one) >= 45]


ROMAN = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a", "ؤ": "u", "ئ": "i",
}


def romanise(form: str) -> str:
    """A rough Latin spelling, for ids only."""
    return "".join(ROMAN.get(c, " " if c == " " else "") for c in form).title()


# ---------------------------------------------------------------- places


def _threshold(country: str) -> int:
    if country in ARAB:
        return 0
    if country in NEAR:
        return 3000
    return 25_000 if country in EUROPE else 150_000 if country in ASIA else 80_000


def _listed_places(data: Path) -> Iterator[dict[str, Any]]:
    for line in (data / "places" / "places_ar_dr5hn.jsonl").open(encoding="utf-8"):
        one = json.loads(line)
        kind, country, people = one["type"] or "", one["country"], one.get("population") or 0
        top = kind in ("capital", "adm1")
        if kind not in ("capital", "adm1", "city", "adm2", "adm3", "municipality", "prefecture", "district", "province", "regency", "town"):
            continue
        if not top and people < _threshold(country):
            continue
        if country in ARAB and not top and kind not in ("city", "adm2") and people < 5000:
            continue
        forms = []
        for form in one["ar"]:
            form = re.split(r"[،,(]", clean(form))[0].strip()
            for word in CLASS_WORDS:
                if form.startswith(word) and len(form) > len(word) + 2:
                    form = form[len(word):]
            if ARABIC.fullmatch(form) and len(form) >= 3 and (alike(form, one["en"]) >= 50 or (top and people > 500_000)):
                forms.append(form)
        if forms:
            yield {**one, "forms": distinct(forms), "population": people, "top": top}


def _stems(key: str) -> set[str]:
    """A folded word without its article and without the endings of the feminine and of plurals."""
    bare = {key, key[2:]} if key.startswith("ال") else {key}
    return bare | {one[: -len(end)] for one in bare for end in ("ه", "ات", "ون", "ين") if one.endswith(end) and len(one) - len(end) > 2}


def _public_places(data: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Every place of the public list by country and folded form, the most people first."""
    out: dict[tuple[str, str], dict[str, Any]] = {}
    rows = [json.loads(line) for line in (data / "places" / "places_ar_dr5hn.jsonl").open(encoding="utf-8")]
    for one in sorted(rows, key=lambda r: (-(r.get("population") or 0), r["country"], r["en"])):
        for form in one["ar"]:
            out.setdefault((one["country"], fold_word(clean(form))), one)
    return out


def districts(data: Path, seen: dict[str, dict[str, Any]], country_forms: set[str], used: set[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """Second-level places and big cities by their Arabic names; what a row of the tables has already only learns the further spellings."""
    public = _public_places(data)
    for country, kind, body in (row for row in rows_of("districts.txt")):
        for item in body.split("،"):
            flag = "3" if "!" in item else "2" if "~" in item else ""
            forms = distinct([clean(re.sub("[!~]", "", form)) for form in item.split("|")])
            known = next((seen[key] for key in map(fold_word, forms) if key in seen and seen[key]["country"] == country.lower()), None)
            fresh = [form for form in forms if fold_word(form) not in seen and fold_word(form) not in country_forms]
            if known is not None:
                known["forms"] += fresh
                if flag and not any(" " in form for form in known["forms"]):
                    known.update(ambiguous=flag, sure="")
                seen.update((fold_word(form), known) for form in fresh)
                continue
            if not fresh:
                continue
            found = next((public[key] for key in ((country, fold_word(form)) for form in forms) if key in public), None)
            if found is not None:
                used.add((found["country"], found["en"]))
            row = {
                "id": f"{country.lower()}_{slug(found['en'] if found else romanise(fresh[0]))}", "type": kind, "forms": fresh, "latin": found["en"] if found else "", "country": country.lower(),
                "lat": round(found["lat"], 3) if found else "", "lon": round(found["lon"], 3) if found else "", "wikidata": (found.get("wikidata") or "") if found else "",
                "stands_for": "", "ambiguous": flag, "sure": "" if flag else 1, "source": "own, dr5hn" if found else "own",
            }
            seen.update((fold_word(form), row) for form in fresh)
            yield row


def places(data: Path, lemmas: set[str], stops: set[str], heard: Counter[str], given: set[str], country_forms: set[str]) -> list[dict[str, Any]]:
    """Hand-written places, then those of the list that news names and that no everyday word hides."""
    out: list[dict[str, Any]] = []
    seen: dict[str, dict[str, Any]] = {}
    used: set[tuple[str, str]] = set()
    barred = {fold_word(row[0]) for row in rows_of("everyday.txt")}
    for row in rows_of("places.txt"):
        country, kind, forms, latin, where, flags = [*row, "", "", ""][:6]
        lat, _, lon = where.partition(",")
        own = distinct([clean(f) for f in forms.split("|")])
        capital = "capital" in kind
        out.append({
            "id": f"{country.lower() or 'x'}_{slug(latin)}", "type": "city" if kind == "capital" else kind, "forms": own, "latin": latin, "country": country.lower(), "lat": lat.strip(), "lon": lon.strip(),
            "stands_for": country.lower() if capital else "", "ambiguous": 1 if "a" in flags else "", "sure": "" if "a" in flags else 1, "source": "own",
        })
        seen.update((fold_word(f), out[-1]) for f in own)
    out += districts(data, seen, country_forms, used)
    for one in sorted(_listed_places(data), key=lambda p: (-p["population"], p["country"], p["en"])):
        capital = one["type"] == "capital"
        if (one["country"], one["en"]) in used:
            continue
        forms = []
        hidden = False
        for form in one["forms"]:
            key = fold_word(form)
            if key in seen or key in country_forms or key in stops:
                continue
            if key in barred:
                continue
            everyday = not lemmas.isdisjoint(_stems(key))
            if everyday and (one["population"] < 100_000 and not one["top"] or one["country"] not in ARAB | NEAR and one["population"] < 500_000):
                continue
            if key in given and one["population"] < 100_000 and not one["top"]:
                continue
            hidden = hidden or everyday or key in given
            forms.append(form)
        if not forms:
            continue
        out.append({
            "id": f"{one['country'].lower()}_{slug(one['en'])}", "type": "region" if one["type"] in ("adm1", "adm2", "province", "prefecture", "regency") else "city", "forms": forms, "latin": one["en"],
            "country": one["country"].lower(), "lat": round(one["lat"], 3), "lon": round(one["lon"], 3), "wikidata": one.get("wikidata") or "",
            "stands_for": one["country"].lower() if capital else "", "ambiguous": 1 if hidden else "", "source": "dr5hn",
        })
        seen.update((fold_word(f), out[-1]) for f in forms)
    return out


# ---------------------------------------------------------------- bodies and outlets


def bodies(name: str, places_and_countries: set[str]) -> list[dict[str, Any]]:
    """Organisations or outlets of a hand-written file: sections `@ type country`, one body a line."""
    out: list[dict[str, Any]] = []
    kind = country = ""
    for line in (HAND / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            _, kind, country = line.split()
            continue
        if not line.strip() or line.startswith("#"):
            continue
        forms, latin, hosts = [*line.rstrip("!").split("="), ""][:3]
        known = [clean(f) for f in forms.split("|")]
        clear = [f for f in known if fold_word(f) not in places_and_countries]
        out.append({
            "id": slug(latin), "type": kind, "forms": clear or known, "latin": latin, "country": "" if country == "-" else country, "hosts": hosts,
            "ambiguous": 1 if line.endswith("!") or not clear else "", "source": "own",
        })
    return out


def tables(data: Path) -> Iterator[tuple[str, str]]:
    """Every table by its name."""
    lemmas, stops, heard = everyday_words(data)
    states = countries(data)
    country_forms = {fold_word(f) for s in states for f in s["forms"]}
    adjectives = nisbas(states)
    adjective_forms = {fold_word(f) for a in adjectives for f in a["forms"]}
    given, family = names(data, lemmas, stops, heard, country_forms | adjective_forms)
    given_forms = {fold_word(f) for row in given for f in row["forms"]}
    named = places(data, lemmas, stops, heard, given_forms, country_forms)
    place_forms = {fold_word(f) for row in named for f in row["forms"]} | country_forms
    organisations, outlets = bodies("organisations.txt", place_forms), bodies("outlets.txt", set())
    yield "organisation", table(["id", "type", "forms", "latin", "country", "ambiguous", "source"], organisations)
    yield "outlet", table(["id", "type", "forms", "latin", "country", "hosts", "ambiguous", "source"], outlets)
    yield "country", table(["id", "forms", "latin", "iso2", "iso3", "capital", "adjectives", "lat", "lon", "ambiguous", "source"], states)
    yield "nisba", table(["id", "forms", "masculine", "feminine", "country", "region", "latin", "ambiguous", "source"], adjectives)
    yield "place", table(["id", "type", "forms", "latin", "country", "lat", "lon", "wikidata", "stands_for", "ambiguous", "sure", "source"], named)
    yield "given", table(["id", "forms", "latin", "gender", "count", "common", "origin", "source"], given)
    yield "family", table(["id", "forms", "latin", "count", "common", "origin", "source"], family)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=Path(__file__).parent.parent.parent / "shared" / "data")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    stale = []
    for name, body in tables(chosen.data):
        path = OUT / f"{name}.tsv"
        if chosen.check:
            stale += [] if path.read_text(encoding="utf-8") == body else [name]
        else:
            path.write_text(body, encoding="utf-8")
            print(f"{name}: {body.count(chr(10)) - 1} rows, {len(body.encode()) / 1e6:.2f} MB")
    if stale:
        sys.exit(f"not as rebuilt: {', '.join(stale)}")


if __name__ == "__main__":
    main()
