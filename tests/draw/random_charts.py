"""Random charts: any graph with loops, silence, documents, remedies, long words."""

from hypothesis import strategies as st

from generator.render.chart import Chart, ClockTag, Edge, Finish, Node

WORDS = st.text(alphabet="收到信访事项登记转送交办复查意见，受理60日内不服法院", min_size=2, max_size=26).filter(
    lambda text: text.strip("，") == text
)
SIDES = st.sampled_from(["citizen", "authority", "superior", "court", "other", "mediator"])
FINISHES: st.SearchStrategy[Finish] = st.sampled_from(["good", "stop", "open"])


@st.composite
def clocks(draw: st.DrawFn) -> ClockTag:
    return ClockTag(tuple(draw(st.lists(WORDS, min_size=1, max_size=3))), draw(st.booleans()))


@st.composite
def flows(draw: st.DrawFn) -> Chart:
    """A procedure: two to seven steps, one to three ends, branches to anywhere."""
    count = draw(st.integers(2, 7))
    nodes: list[Node] = []
    edges: list[Edge] = []
    stages = draw(st.lists(st.sampled_from(["", "第一级 办理", "第二级"]), min_size=count, max_size=count))
    for index in range(count):
        nodes.append(
            Node(
                f"step{index}", "step", draw(WORDS), f"#c-s{index + 1}", side=draw(SIDES), tag=draw(WORDS),
                number=index + 1, mark=str(index + 1), stage=stages[index],
                clocks=tuple(draw(st.lists(clocks(), max_size=2))),
            )
        )  # fmt: skip
    ends = draw(st.integers(1, 3))
    for index in range(ends):
        marked = draw(st.booleans())
        nodes.append(Node(f"end{index}", "end", draw(WORDS), f"#c-end-{index}", mark="甲乙丙"[index] if marked else "",
                          finish=draw(FINISHES), description=draw(WORDS)))  # fmt: skip
        if marked:
            for number in range(draw(st.integers(1, 2))):
                nodes.append(Node(f"to{index}-{number}", "exit", draw(WORDS), "other.html"))
                edges.append(Edge(f"end{index}--remedy-{number}", f"end{index}", f"to{index}-{number}", draw(WORDS),
                                  "remedy", clocks=tuple(draw(st.lists(clocks(), max_size=2)))))  # fmt: skip
    places = [f"step{index}" for index in range(count)] + [f"end{index}" for index in range(ends)]
    for index in range(count):
        if draw(st.booleans()):
            nodes.append(Node(f"paper{index}", "document", draw(WORDS), "paper.html"))
            edges.append(Edge(f"step{index}--paper", f"step{index}", f"paper{index}", "出具", "gives"))
        for number in range(draw(st.integers(1, 4))):
            target = draw(st.sampled_from(places))
            edges.append(Edge(f"step{index}--next-{number}", f"step{index}", target, draw(WORDS)))
        for number in range(draw(st.integers(0, 2))):
            edges.append(Edge(f"step{index}--overdue-{number}", f"step{index}", draw(st.sampled_from(places)),
                              draw(WORDS), "overdue"))  # fmt: skip
    for index in range(ends):  # an end that nothing reaches would stand nowhere
        last = f"step{count - 1}"
        edges.append(Edge(f"{last}--last-{index}", last, f"end{index}", draw(WORDS)))
    return Chart("c", draw(WORDS), draw(WORDS), tuple(nodes), tuple(edges))


@st.composite
def trees(draw: st.DrawFn) -> Chart:
    """A map: a root, branches of branches, struck ways, lines to other pages that repeat."""
    nodes = [Node("root", "step", draw(WORDS), "#", side=draw(SIDES), tag=draw(WORDS))]
    edges: list[Edge] = []
    for index in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["step", "row", "exit", "unfit"]))
        parents = [node.id for node in nodes if node.kind in ("step", "row")]
        parent = draw(st.sampled_from(parents)) if kind in ("row", "step") else "root"
        node = Node(f"n{index}", kind, draw(WORDS), "page.html", side=draw(SIDES), tag=draw(WORDS),
                    subtitle=draw(st.sampled_from(["", "劳动监察", "很长很长很长很长很长很长的名字"])),
                    number=index + 1 if kind == "step" else None, mark=str(index + 1) if kind == "step" else "",
                    clocks=tuple(draw(st.lists(clocks(), max_size=2))) if kind == "step" else ())  # fmt: skip
        nodes.append(node)
        off = kind == "unfit" or (kind == "exit" and draw(st.booleans()))
        heading = draw(st.sampled_from(["", "收", "不收，去找"]))
        for number in range(draw(st.integers(1, 2)) if kind == "exit" else 1):
            edges.append(Edge(f"e{index}-{number}", parent, node.id, draw(WORDS), "off" if off else "next", heading))
    return Chart("t", draw(WORDS), draw(WORDS), tuple(nodes), tuple(edges), "tree")
