"""Plan to DOT: empty boxes of fixed size, one rank a row, in the order of the rows. Looks and words stay out of it."""

import graphviz

from .plan import BOX, LANE, SPINE, TREE_RAIL, TREE_RIGHT, Plan, Row, tree_left

GAP = 7.0
RANK_GAP = 4.0


def rail(row: int, level: int) -> str:
    """The id of the spine or rail in a row."""
    return f"r{row}_{level}"


def shape(row: int) -> str:
    """The id of the shape of a row."""
    return f"s{row}"


def write_dot(plan: Plan) -> str:
    """The graph of a plan. Rails hold the columns straight; edges inside a rank hold the order from left to right."""
    graph = graphviz.Digraph(
        "chart",
        graph_attr={"rankdir": "TB", "nodesep": _inches(GAP), "ranksep": _inches(RANK_GAP), "splines": "false"},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowhead": "none"},
    )
    flow = plan.chart.form == "flow"
    before: list[str] = []
    body = graph.body  # lines of DOT as they are: our ids need no quoting, and quoting would cost most of the time
    for index, row in enumerate(plan.rows):
        columns = _flow_columns(index, row) if flow else _tree_columns(index)
        height = _inches(row.height + row.above + row.below)
        low = _inches(min(12.0, row.height))
        body.append("\t{rank=same\n")
        for level, (name, width) in enumerate(columns):
            last = level == len(columns) - 1
            group = f" group=c{level}" if flow or not last else ""
            body.append(f"\t\t{name} [width={_inches(width)} height={height if last else low}{group}]\n")
        for (left, _), (right, _) in zip(columns, columns[1:], strict=False):
            body.append(f"\t\t{left} -> {right} [weight=20]\n")
        body.append("\t}\n")
        for old, (new, _) in zip(before, columns, strict=False):
            body.append(f"\t{old} -> {new} [weight=40]\n")
        before = [columns[0][0]]
    return str(graph.source)


def _flow_columns(index: int, row: Row) -> list[tuple[str, float]]:
    if row.beside:
        return [(rail(index, 0), 2 * (LANE - SPINE - GAP)), (shape(index), BOX)]
    return [(shape(index), row.width)]


def _tree_columns(index: int) -> list[tuple[str, float]]:
    """A rail and one column as wide as a shape of the first depth; deeper shapes stand at its right side."""
    return [(rail(index, 0), 2 * (tree_left(1) - TREE_RAIL - GAP)), (shape(index), TREE_RIGHT - tree_left(1))]


def _inches(units: float) -> str:
    return f"{units / 72:.4f}"
