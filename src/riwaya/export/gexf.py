"""GEXF 1.3 for Gephi: the network of persons, bodies and places, by stated relations and shared events."""

from __future__ import annotations

from pathlib import Path

from riwaya.export.taking.network import network
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import text_file, xml

SUFFIX = ".gexf"
MEDIA = "application/gexf+xml"
_NODE = (("type", "string"), ("latin", "string"), ("articles", "integer"))
_EDGE = (("kind", "string"), ("name", "string"), ("first", "string"), ("last", "string"), ("articles", "string"), ("directed", "boolean"))


def _values(values: tuple[object, ...]) -> str:
    return "<attvalues>" + "".join(f'<attvalue for="{number}" value="{xml(str(one))}"/>' for number, one in enumerate(values) if one not in (None, "")) + "</attvalues>"


def _attributes(kind: str, names: tuple[tuple[str, str], ...]) -> str:
    return f'<attributes class="{kind}">' + "".join(f'<attribute id="{number}" title="{name}" type="{of}"/>' for number, (name, of) in enumerate(names)) + "</attributes>\n"


def write_gexf(taken: Taken, out: Path) -> None:
    """One graph; an edge weighs how often it is told. Its edges all have a direction, as readers want; `directed` says which truly do."""
    nodes, edges = network(taken)
    with text_file(out) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<graph mode="static" defaultedgetype="directed">\n')
        file.write(_attributes("node", _NODE) + _attributes("edge", _EDGE) + "<nodes>\n")
        for node in nodes:
            file.write(f'<node id="{xml(node.id)}" label="{xml(node.label)}">{_values((node.type, node.latin, node.articles))}</node>\n')
        file.write("</nodes>\n<edges>\n")
        for number, one in enumerate(edges):
            values = _values((one.kind, one.label, one.first, one.last, " ".join(sorted(one.articles)), str(one.directed).lower()))
            file.write(f'<edge id="{number}" source="{xml(one.source)}" target="{xml(one.target)}" label="{xml(one.label)}" weight="{one.weight}">{values}</edge>\n')
        file.write("</edges>\n</graph>\n</gexf>\n")
