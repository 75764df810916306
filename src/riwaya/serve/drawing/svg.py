"""The few elements that the drawings use. Text and attributes are escaped; coordinates are rounded to tenths.

In a right-to-left drawing positions are mirrored by arithmetic, never by a transform: letters must not be mirrored.
"""

from __future__ import annotations

from markupsafe import Markup, escape


def attributes(**values: object) -> Markup:
    """`class_="a", stroke_width=2` as ` class="a" stroke-width="2"`; None is left out."""
    out = Markup("")
    for key, value in values.items():
        if value is None:
            continue
        shown = f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value
        out += Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), shown)
    return out


def element(name: str, inner: Markup | str = "", **values: object) -> Markup:
    """One element with its attributes; `inner` is escaped unless it is Markup."""
    return Markup("<{}{}>{}</{}>").format(Markup(name), attributes(**values), escape(inner), Markup(name))


def picture(width: float, height: float, direction: str, label: str, inner: Markup, class_: str) -> Markup:
    """The root: a named group of links, readable from left or right."""
    return element("svg", inner, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width:.0f} {height:.0f}", class_=class_, role="group", aria_label=label, direction=direction)


def link(href: str, label: str, inner: Markup, class_: str = "mark") -> Markup:
    """A mark that leads somewhere, with its name for those who cannot see it."""
    return element("a", element("title", label) + inner, href=href, class_=class_, aria_label=label)
