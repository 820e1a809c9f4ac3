"""The two editions."""

from typing import Literal

Edition = Literal["public", "staff"]
