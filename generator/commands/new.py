"""`routemap new`: a definition to fill in, with its schema named in the first line."""

import re

import click

from ..load.nodes import BrokenText, read_values
from ..load.validate import validate
from ..model import ID_AT_MOST, KINDS
from .shared import project_of, say, today

SKELETONS = {
    "matters": """\
id: {id}
title: {title}
plain: 用平常话怎么说，十六个字以内
do_first: 先做哪一件，一句话。
aliases: [人们怎么说, 还有怎么说]
category: civil-affairs
purpose: claim
applies:
  - 什么情况适合看这一页。
routes:
  first:
    - procedure: petition-three-level
      when: 什么情况选它。
      agencies: [petition-office]
      gains: 能得到什么。
      basis: 《信访工作条例》第三十一条第六项
bring: []
related: []
staff:
  nature: 申诉求决。
  level: 哪一级。
  accept: 受理还是导入哪条途径。
review: {{author: {author}, review_by: {review_by}, open: [刚建的草稿，还没有写完。]}}
""",
    "procedures": """\
id: {id}
family: petition-three-level
title: {title}
plain: 用平常话怎么说
who:
  - {{text: 谁可以申请。}}
cost: {{text: 没有规定收费。}}
actors:
  petitioner: {{title: 申请人, side: citizen}}
  body: {{title: 机关, side: authority}}
steps:
  - id: apply
    title: 提出申请
    who: petitioner
    does: 写清请求、事实和理由。
    no_clock: 法律没有规定天数。
    next: [{{when: 机关收到, to: decide}}]
  - id: decide
    title: 作出决定
    who: body
    does: 书面答复。
    no_clock: 法律没有规定天数。
    next: [{{when: 作出决定, to: decided}}]
    overdue: [{{when: 到期没有答复, to: decided}}]
ends:
  - {{id: decided, title: 有了决定, result: decided, final: {{text: 路到这里为止。}}}}
review: {{author: {author}, review_by: {review_by}, open: [刚建的草稿，还没有写完。]}}
""",
    "topics": """\
id: {id}
title: {title}
plain: 一句话说清这一页
lead: 开头一句。
sections:
  - id: first
    title: 小标题
    statements:
      - {{text: 一句话。}}
review: {{author: {author}, review_by: {review_by}}}
""",
}


@click.command(help=say("cli.new.help"))
@click.argument("kind", type=click.Choice(sorted(SKELETONS)))
@click.argument("name")
@click.option("--title", default="", help=say("cli.new.title"))
@click.option("--author", default="routemap-editors", show_default=True, help=say("cli.new.author"))
@click.pass_context
def command(context: click.Context, kind: str, name: str, title: str, author: str) -> None:
    """Write a file that passes the check and says that it is a draft. Never overwrites."""
    if len(name) > ID_AT_MOST or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise click.UsageError(say("cli.new.bad-name", name=name))
    project = project_of(context)
    file = project.routes / kind / f"{name}.yaml"
    if file.exists():
        raise click.UsageError(say("cli.new.exists", file=file.relative_to(project.root).as_posix()))
    day = today()
    body = SKELETONS[kind].format(
        id=name, title=title or name, author=author, review_by=day.replace(year=day.year + 1, day=min(day.day, 28))
    )
    if _titled(kind, body) != (title or name):
        raise click.UsageError(say("cli.new.bad-title", title=title))
    file.parent.mkdir(parents=True, exist_ok=True)
    text = f"# yaml-language-server: $schema=../../schemas/{kind}.json\n{body}"
    file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(say("cli.new.done", file=file.relative_to(project.root).as_posix(), kind=KINDS[kind].model.__name__))


def _titled(kind: str, body: str) -> str | None:
    """The title that a reader of the file finds; None where nothing can be read."""
    try:
        return getattr(validate(kind, read_values(body)), "title", None)
    except BrokenText:
        return None
