"""Where every page lives; the only maker of links. Files end in .html so that a folder opened with file:// works."""

FOLDERS = {
    "matters": "matters", "procedures": "procedures", "agencies": "agencies", "documents": "documents", "laws": "laws",
    "categories": "categories", "groups": "groups", "audiences": "audiences", "topics": "topics", "forms": "forms",
    "cases": "training/cases", "sessions": "training/sessions", "answers": "training/answers",
    "handouts": "paper", "posters": "posters", "leaflets": "leaflets",
}  # fmt: skip

PAPER = tuple(FOLDERS[kind] + "/" for kind in ("handouts", "posters", "leaflets"))
"""Pages to be printed. They say again what other pages say, so no search engine needs them."""


def page_of(kind: str, name: str) -> str:
    """The page of a definition, from the root of the site. A term is a place in the glossary."""
    if kind == "glossary":
        return f"glossary.html#{name}"
    if kind == "families":
        return f"procedures/index.html#family-{name}"
    if kind == "finder":
        return "finder/index.html" if name == "start" else f"finder/{name}.html"
    return f"{FOLDERS[kind]}/{name}.html"


def relative(page: str, target: str) -> str:
    """The link from one page to another file of the site, an anchor kept."""
    path, sign, anchor = target.partition("#")
    if path == page or not path:
        return f"#{anchor}" if anchor else path.rpartition("/")[2] or page.rpartition("/")[2]
    up = page.count("/")
    start = 0
    while up and (stop := path.find("/", start) + 1) and path.startswith(page[start:stop], start):
        start, up = stop, up - 1  # a folder that both are in
    return "../" * up + path[start:] + sign + anchor
