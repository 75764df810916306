"""Files and folders to articles; every bad input is one clear refusal and the rest is read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from riwaya import read
from riwaya.lexicon import Lexicon, load
from riwaya.model import Article, Refusal

TEXT = "الوفدان يتفقان على جولة ثانية\n\nقال الوزير إن المحادثات التي جرت في العاصمة انتهت أمس.\nوأضاف أن الوفدين بحثا ملف الحدود."
PERSIAN = "وزیر امور خارجه گفت که مذاکرات در پایتخت به پایان رسید و طرفین بر ادامه گفت‌وگوها پافشاری کردند و چند پرونده دیگر را نیز بررسی کردند."
URDU = "وزیر خارجہ نے کہا ہے کہ دارالحکومت میں ہونے والے مذاکرات ختم ہو گئے ہیں اور فریقین نے بات چیت جاری رکھنے پر اتفاق کیا ہے۔"
SORANI = "وەزیری دەرەوە گوتی کە دانوستانەکان لە پایتەخت کۆتاییان هات و هەردوو لا لەسەر بەردەوامبوون ڕێککەوتن."
ENGLISH = "The minister said that the talks held in the capital ended yesterday without a final agreement."


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return load()


def all_of(path: Path, words: Lexicon, **given: str) -> tuple[list[Article], list[Refusal]]:
    results = list(read.read(path, words, read.Given(**given)))
    return [one for one in results if isinstance(one, Article)], [one for one in results if isinstance(one, Refusal)]


def row(**values: object) -> str:
    return json.dumps({"text": TEXT, **values}, ensure_ascii=False)


def test_jsonl_keeps_ids_and_texts_exactly(tmp_path: Path, words: Lexicon) -> None:
    text = "\r\n قـال\u200f الوزير 😀 إن اللقاء تم \x00 ."
    path = tmp_path / "a.jsonl"
    path.write_text(row(id="x-1", text=text, outlet="o", published="2016-11-30~", url="u", title="t", author="a") + "\n" + row() + "\n", encoding="utf-8")
    (one, two), refusals = all_of(path, words, outlet="given", published="2020")
    assert not refusals
    assert (one.id, one.text, one.outlet, one.published, one.published_from, one.url, one.title, one.author) == ("x-1", text, "o", "2016-11-30~", "given", "u", "t", "a")
    assert one.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (two.id, two.outlet, two.published) == ("a.jsonl:2", "given", "2020")


def test_bad_lines_are_refused_one_by_one(tmp_path: Path, words: Lexicon) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        row(id="ok"), '{"id": "broken", "text": "قال', '{"id": "none"}', row(id="empty", text="  "), row(id="number", text=5), "[1, 2]", row(id="ok"),
        row(id="ok", text=TEXT + " تتمة"), row(id="english", text=ENGLISH), row(id="persian", text=PERSIAN), row(id="urdu", text=URDU), row(id="sorani", text=SORANI),
        row(id="odd", outlet=["a"]), "[" * 100_000, row(id="last"),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    articles, refusals = all_of(path, words)
    assert [one.id for one in articles] == ["ok", "last"]
    reasons = [(one.article, one.reason) for one in refusals]
    expected = [
        ("a.jsonl:2", "not valid JSON"), ("none", "no text"), ("empty", "no text"), ("number", "no text"), ("a.jsonl:6", "not an object"), ("ok", "same text"),
        ("ok", "another text"), ("english", "not in Arabic script"), ("persian", "Persian"), ("urdu", "Urdu"), ("sorani", "Sorani"), ("odd", "outlet"), ("a.jsonl:14", "JSON"),
    ]
    assert [one for one, _ in reasons] == [one for one, _ in expected]
    for (_, reason), (_, sign) in zip(reasons, expected, strict=True):
        assert sign in reason


def test_a_line_of_fifty_megabytes_is_refused_and_the_next_is_read(tmp_path: Path, words: Lexicon) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.write('{"text": "')
        for _ in range(50):
            file.write("س" * (512 << 10))
        file.write('"}\n' + row(id="after") + "\n")
    articles, refusals = all_of(path, words)
    assert [one.id for one in articles] == ["after"]
    assert "line 1 is longer than" in refusals[0].reason


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "picture.jpg": (b"\xff\xd8\xff\xe0" + bytes(100), "JPEG"),
    "cut.txt": (TEXT.encode()[:-2], "breaks off"),
    "english.txt": (ENGLISH.encode(), "not in Arabic script"),
    "persian.txt": (PERSIAN.encode(), "Persian"),
    "utf16-cut.txt": (TEXT.encode("utf-16")[:-1], "broken"),
    "long.txt": (b"\xd9\x85" * (25 << 20), "characters"),
    "menus.html": (("<html><body><nav>" + "<a href='/'>الرئيسية</a> <a href='/s'>أخبار السياسة</a>" * 40 + "</nav></body></html>").encode(), "no article"),
    "deep.html": (("<div>" * 20_000 + TEXT + "</div>" * 20_000).encode(), "nested"),
    "hollow.html": (b"<html></html>", "no article"),
}


def test_bad_files_are_refused_and_the_run_goes_on(tmp_path: Path, words: Lexicon) -> None:
    signs = {}
    for name, (data, sign) in BAD_FILES.items():
        (tmp_path / name).write_bytes(data)
        signs[name.rsplit(".", 1)[0] if not name.endswith("jpg") else name] = sign
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    articles, refusals = all_of(tmp_path, words)
    assert [one.id for one in articles] == ["good"]
    reasons = {one.article: one.reason for one in refusals}
    assert "cannot be read" in reasons.pop("gone")
    assert sorted(reasons) == sorted(signs)
    for name, sign in signs.items():
        assert sign in reasons[name], (name, reasons[name])


def test_no_such_path_and_empty_folder(tmp_path: Path, words: Lexicon) -> None:
    assert "no such" in all_of(tmp_path / "x", words)[1][0].reason
    assert "no articles" in all_of(tmp_path, words)[1][0].reason


def test_an_unreadable_file_is_refused(tmp_path: Path, words: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    articles, refusals = all_of(path, words)
    assert not articles and refusals == [Refusal("a", "read", "cannot be read: Permission denied")]


@pytest.mark.parametrize(("encoding", "note"), [("cp1256", "cp1256"), ("utf-16", "utf-16"), ("iso-8859-6", "iso8859"), ("utf-8-sig", "")])
def test_other_encodings_are_read_and_noted(tmp_path: Path, words: Lexicon, encoding: str, note: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace(".", "،").encode(encoding))
    (one,), refusals = all_of(path, words)
    assert not refusals and one.text == TEXT.replace(".", "،")
    assert note in " ".join(one.notes).replace("iso-8859", "iso8859")


@pytest.mark.parametrize("through", ["latin-1", "cp1256"])
def test_utf8_encoded_twice_is_undone(tmp_path: Path, words: Lexicon, through: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode().decode(through).encode())
    (one,), _ = all_of(path, words)
    assert one.text == TEXT and "twice" in one.notes[0]


def test_meta_csv_and_options(tmp_path: Path, words: Lexicon) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "meta.csv").write_text("\ufefffile,outlet,published,url,title\na.txt,اليوم,2016-11-29,http://x/a,عنوان\n", encoding="utf-8")
    articles, refusals = all_of(tmp_path, words, outlet="o", published="٢٩ نوفمبر ٢٠١٦")
    assert not refusals
    assert [one.id for one in articles] == ["a", "b", "inner/a"]
    one, two, _ = articles
    assert (one.outlet, one.published, one.url, one.title) == ("اليوم", "2016-11-29", "http://x/a", "عنوان")
    assert (two.outlet, two.published) == ("o", None)
    assert (two.dated[0].origin, two.dated[0].text) == ("given", "٢٩ نوفمبر ٢٠١٦")
    assert [(part.kind, two.text[part.start : part.end][:14]) for part in two.parts] == [("headline", TEXT[:14]), ("body", TEXT[31:45])]


def test_paths_are_read_in_order_of_their_names(tmp_path: Path) -> None:
    for name in "cab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    paths = [tmp_path / f"{name}.txt" for name in "bca"]
    names = [one.name for one in read.items([*paths, paths[0]]) if isinstance(one, read.Source)]
    assert names == ["a", "b", "c"]


def test_arabic_with_persian_keys_and_foreign_names_is_arabic(tmp_path: Path, words: Lexicon) -> None:
    path = tmp_path / "a.jsonl"
    typed = TEXT.replace("ي", "ی").replace("ك", "ک")
    names = "أعلن الرئيس التركي في أنقرة أن المحادثات مع پوتين وگوتيريش وچاووش أوغلو ستبدأ الأسبوع المقبل، كما قال المتحدث."
    path.write_text(row(text=typed) + "\n" + row(text=names), encoding="utf-8")
    articles, refusals = all_of(path, words)
    assert len(articles) == 2 and not refusals
