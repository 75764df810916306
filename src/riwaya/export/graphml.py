"""GraphML for yEd, Cytoscape, networkx and igraph: the same network as GEXF."""

from __future__ import annotations

from pathlib import Path

from riwaya.export.taking.network import network
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import text_file, xml

SUFFIX = ".graphml"
MEDIA = "application/graphml+xml"
_NODE = (("label", "string"), ("type", "string"), ("latin", "string"), ("articles", "int"))
_EDGE = (("kind", "string"), ("name", "string"), ("directed", "boolean"), ("weight", "int"), ("first", "string"), ("last", "string"), ("told_by", "string"))


def _data(names: tuple[tuple[str, str], ...], kind: str, values: tuple[object, ...]) -> str:
    held = zip(names, values, strict=True)
    return "".join(f'<data key="{kind}_{name}">{xml(str(one).lower() if isinstance(one, bool) else str(one))}</data>' for (name, _), one in held if one not in (None, ""))


def write_graphml(taken: Taken, out: Path) -> None:
    """One graph. Its edges all have a direction, as most readers want; `directed` says which truly do."""
    nodes, edges = network(taken)
    with text_file(out) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for kind, names in (("node", _NODE), ("edge", _EDGE)):
            for name, of in names:
                file.write(f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{of}"/>\n')
        file.write('<graph id="riwaya" edgedefault="directed">\n')
        for node in nodes:
            file.write(f'<node id="{xml(node.id)}">{_data(_NODE, "node", (node.label, node.type, node.latin, node.articles))}</node>\n')
        for number, one in enumerate(edges):
            data = _data(_EDGE, "edge", (one.kind, one.label, one.directed, one.weight, one.first, one.last, " ".join(sorted(one.articles))))
            file.write(f'<edge id="x{number}" source="{xml(one.source)}" target="{xml(one.target)}">{data}</edge>\n')
        file.write("</graph>\n</graphml>\n")
