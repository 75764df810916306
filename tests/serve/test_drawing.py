"""What the drawings must not get wrong: the direction of time, letters, the same picture twice."""

import re
import xml.etree.ElementTree as ET

from riwaya.serve.drawing.map import Pin, _unwrapped, framed, map_of
from riwaya.serve.drawing.network import Actor, Tie, network
from riwaya.serve.drawing.strip import Dot, moment, strip

DOTS = [Dot("منفذ أول", "2016-11", "#a", "زيارة"), Dot("منفذ ثان", "2025-05-08", "#b", "لقاء", "denies"), Dot("منفذ ثان", "", "#c", "بلا تاريخ")]


def places(drawn: str, tag: str, key: str) -> list[float]:
    return [float(one.attrib[key]) for one in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}" + tag)]


def test_the_earliest_event_stands_at_the_right_in_arabic_and_at_the_left_in_english() -> None:
    arabic, english = places(strip(DOTS, "rtl", "x"), "circle", "cx"), places(strip(DOTS, "ltr", "x"), "circle", "cx")
    assert arabic[0] > arabic[1] and english[0] < english[1] and len(arabic) == 2


def test_dates_of_any_precision_have_a_moment() -> None:
    assert moment("2016") == 2016.5 and moment("unknown") is None
    assert 2016 < (moment("2016-11~") or 0) < 2017 and moment("../2011") == 2011.5


def test_letters_are_never_mirrored_or_spread() -> None:
    for drawn in (strip(DOTS, "rtl", "x"), network([Actor("a", "سامي", "PER", 2, "#a"), Actor("b", "هيئة", "ORG", 1, "#b")], [Tie("a", "b", True)], "rtl", "x")):
        assert not re.search(r"scale\(|letter-spacing|textLength|<tspan|dx=", drawn)
        assert 'direction="rtl"' in drawn


def test_a_network_is_the_same_at_every_run_and_stays_in_its_frame() -> None:
    actors = [Actor(f"n{i}", f"اسم {i}", "PER", i + 1, f"#{i}") for i in range(40)]
    ties = [Tie(f"n{i}", f"n{(i * 7 + 1) % 30}", i % 2 == 0) for i in range(30)] + [Tie("n35", "n36", True)]
    first = network(actors, ties, "ltr", "x")
    assert first == network(list(reversed(actors)), ties, "ltr", "x")
    assert all(0 <= x <= 1100 for x in places(first, "circle", "cx")) and all(0 <= y <= 720 for y in places(first, "circle", "cy"))


def test_hostile_names_are_escaped() -> None:
    drawn = map_of([Pin("<script>", 30.0, 15.0, 1, "#a")], "rtl", "x")
    assert "<script>" not in drawn
    ET.fromstring(drawn)


def test_a_rough_place_has_no_pin() -> None:
    drawn = map_of([Pin("بلد", 30.0, 15.0, 1, "#a", exact=False), Pin("مدينة", 32.0, 20.0, 3, "#b")], "rtl", "x")
    assert 'class="rough"' in drawn and 'class="exact"' in drawn


def test_a_far_place_does_not_make_the_rest_tiny() -> None:
    near = [Pin(f"بلدة {n}", 32.0 + n, 13.0 + 2 * n, 10, f"#{n}") for n in range(4)]
    far = Pin("بعيدة", 38.9, -77.0, 1, "#far")
    assert framed([*near, far]) == (near, [far])
    assert framed([*near, Pin("بعيدة", 38.9, -77.0, 30, "#far")])[1] == []
    country = Pin("بلد كبير", 60.0, 100.0, 40, "#big", exact=False)
    assert framed([*near, country]) == (near, [country]) and framed([country]) == ([country], [])


def test_a_coast_across_the_edge_of_the_world_is_one_line() -> None:
    assert _unwrapped([(179.0, 65.0), (-179.0, 66.0), (179.5, 64.0)]) == [(179.0, 65.0), (181.0, 66.0), (179.5, 64.0)]


def test_nothing_to_draw_draws_nothing() -> None:
    assert strip([], "rtl", "x") == network([], [], "rtl", "x") == map_of([], "rtl", "x") == ""
