"""The small entities: categories with their groups, groups of people, cases, glossary terms."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Ids, Model, Text
from .citation import Basis


class Group(Model):
    """A plain-word group of categories on the home page."""

    id: Id
    title: Annotated[Text, Field(description="名称")]
    plain: Annotated[Text, Field(description="里面有什么")]


class Category(Model):
    """A category of matters, as official lists divide them."""

    id: Id
    title: Annotated[Text, Field(description="名称")]
    plain: Annotated[Text, Field(description="平常话")]
    group: Annotated[Id, Field(description="属于哪一组")]


class Planned(Model):
    """A matter that others refer to and that nobody has written yet: shown by its name, linked to its category."""

    id: Id
    title: Annotated[Text, Field(description="正式名称")]
    category: Annotated[Id, Field(description="类别")]


class PersonGroup(Model):
    """An entrance by who one is: 我是业主."""

    id: Id
    title: Annotated[Text, Field(description="我是……")]
    matters: Annotated[Ids, Field(min_length=1, description="常遇到的事")]


class Case(Model):
    """A situation and the route it must lead to: a test of the guide and an exercise for training."""

    id: Id
    story: Annotated[Text, Field(description="发生了什么")]
    matter: Annotated[Id, Field(description="哪件事")]
    route: Annotated[Id, Field(description="哪条路：途径的 id 或者程序的 id")]
    because: Annotated[Text, Field(description="为什么")]
    not_: Annotated[Ids, Field(alias="not", description="人们常走错的程序")] = ()


class Term(Model):
    """A word of the field, said plainly, and how it differs from its neighbour."""

    id: Id
    term: Annotated[Text, Field(description="词")]
    plain: Annotated[Text, Field(description="意思")]
    differs_from: Annotated[Ids, Field(description="容易混的词")] = ()
    how: Annotated[Text | None, Field(description="区别在哪里")] = None
    basis: Annotated[Basis, Field(description="依据")] = ()


class Heard(Model):
    """What people say when they come with a matter, in whole sentences. The search learns from it; it is on no page."""

    id: Annotated[Id, Field(description="哪件事：事项的 id")]
    say: Annotated[tuple[Text, ...], Field(min_length=1, description="来问的人怎么开口，一句一行")]


class SearchWords(Model):
    """Words that the search treats in their own way, with the reason.

    `synonym`, `former-name` and `english`: who types one of `say` also looks for `means`. `stop`: says nothing of the matter.
    `danger`: the numbers of `call` come before all results. `look-alike`: characters that are mistaken for each other.
    """

    id: Id
    role: Annotated[
        Literal["synonym", "former-name", "english", "stop", "danger", "look-alike"], Field(description="哪一种")
    ]
    say: Annotated[tuple[Text, ...], Field(min_length=1, description="人们打的字")]
    means: Annotated[tuple[Text, ...], Field(description="还要找的字")] = ()
    call: Annotated[tuple[Text, ...], Field(description="先打哪几个电话")] = ()
    why: Annotated[Text, Field(description="为什么")]
