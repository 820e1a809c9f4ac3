"""Numbers as the statutes write them, both ways."""

from fractions import Fraction

import pytest

from generator.model.numerals import read_numeral, write_numeral


def test_every_number_below_ten_thousand_is_read_as_it_was_written() -> None:
    wrong = [number for number in range(10_000) if read_numeral(write_numeral(number)) != number]
    assert wrong == []


def test_no_two_numbers_are_written_alike() -> None:
    assert len({write_numeral(number) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("60", 60), ("６０", 60), ("六十", 60), ("十", 10), ("十五", 15), ("二十", 20), ("两百", 200),
        ("一百零五", 105), ("一百〇五", 105), ("一百一十", 110), ("一千一百八十九", 1189), ("一千零五", 1005),
        ("二〇二六", 2026), ("2.5", 2.5), ("２．５", 2.5), ("零", 0), ("007", 7),
        ("一万", 10_000), ("一万五千", 15_000), ("1.5万", 15_000), ("两千万", 20_000_000), ("一百二十万零五百", 1_200_500),
        ("一亿二千万", 120_000_000), ("3千", 3000), ("1,000", 1000), ("１，０００", 1000), ("廿五", 25), ("卅", 30),
        ("贰拾", 20), ("伍佰", 500), ("零点五", Fraction(1, 2)), ("0.1", Fraction(1, 10)),
    ],
)  # fmt: skip
def test_the_same_number_in_three_scripts(written: str, value: float) -> None:
    assert read_numeral(written) == value


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1001, "一千零一"),
        (1010, "一千零一十"), (2000, "二千"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_statutes_write_them(number: int, written: str) -> None:
    assert write_numeral(number) == written
