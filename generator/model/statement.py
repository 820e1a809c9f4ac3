"""A sentence that carries law."""

from typing import Annotated

from pydantic import Field

from .base import Model, Text
from .citation import Basis


class Statement(Model):
    """One sentence with its articles. Every number in the sentence must stand in one of them."""

    text: Annotated[Text, Field(description="一句话，用自己的话说")]
    basis: Annotated[Basis, Field(description="依据的条文")] = ()
