"""A page before it is written: template, values, charts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .chart import Chart
from .templating import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page needs. Charts are drawn for all pages together."""

    page: Page
    template: str
    values: Mapping[str, Any]
    charts: Mapping[str, Chart] = field(default_factory=dict)
