"""Rules that follow arrows and references: what goes round in circles."""

from pathlib import Path as Folder

import pytest
from spoilt import PETITION, spoilt

# ---- the staff's steps

SORT = "next: [{when: 属于本机关, to: write}]"
WRITE = "next: [{when: 信访人接受, to: decided}, {when: 信访人不服, to: request-review}]"


def inner(name: str, *leads: str) -> str:
    arrows = ", ".join(f"{{when: 第{number}种, to: {to}}}" for number, to in enumerate(leads))
    return f"      - {{id: {name}, title: {name}, does: 等着, no_clock: 没有期限。, next: [{arrows}]}}\n"


@pytest.mark.parametrize("loop", [inner("wait", "wait"), inner("wait", "ring") + inner("ring", "wait")])
def test_a_staff_step_without_a_way_out_is_found(small: Folder, loop: str) -> None:
    waiting = SORT.replace("]", ", {when: 等一等, to: wait}]")
    found = spoilt(small, "staff-exit", (PETITION, SORT, waiting), (PETITION, WRITE, f"{WRITE}\n{loop}"))
    assert len(found) == loop.count("- {id")


def test_a_staff_step_may_be_done_again(small: Folder) -> None:
    again = WRITE.replace("]", ", {when: 材料不全, to: wait}]")
    edits = (PETITION, WRITE, f"{again}\n{inner('wait', 'wait', 'sort')}")
    assert not spoilt(small, "staff-exit", edits)
