"""Pages say the same with fewer bytes."""

import html5lib
from jinja2 import Environment

from generator.render.templating import Lean

SOURCE = """<!doctype html><html><head><title>x</title></head><body>
<dl><div><dt>多久</dt><dd>{{ period }}</dd></div></dl><ul><li>一<ul><li>二</li></ul></li><li>三</li></ul>
<table><thead><tr><th>路</th><td>谁</td></tr></thead><tbody><tr><td></td><td>你</td></tr></tbody></table></body></html>"""


def test_end_tags_that_are_left_out_change_nothing() -> None:
    lean, plain = (Environment(extensions=kept).from_string(SOURCE).render(period="60 日") for kept in ([Lean], []))
    assert len(lean) < len(plain) - 60
    parser = html5lib.HTMLParser()
    found = parser.parse(lean)
    assert parser.errors == []
    write = html5lib.serializer.HTMLSerializer(omit_optional_tags=False, strip_whitespace=True)
    walk = html5lib.getTreeWalker("etree")
    assert write.render(walk(found)) == write.render(walk(html5lib.parse(plain)))
