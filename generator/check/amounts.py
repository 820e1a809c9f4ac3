"""Numbers with their units, in prose and in statutes: 60日, 六十日 and 六十日以内 are the same, 60个工作日 is not."""

import re

from ..model.numerals import NUMERAL, read_numeral

Amount = tuple[float, str]
"""A value and its unit: day, workday, month, year, hour, or the Chinese word for anything else."""

UNITS = {
    "个工作日": "workday", "工作日": "workday", "日": "day", "天": "tian", "个月": "month", "年": "year",
    "小时": "hour", "周": "week", "万元": "万元", "元": "元", "人": "人", "名": "人", "%": "%", "倍": "倍",
    "周岁": "岁", "岁": "岁", "平方米": "平方米", "分贝": "分贝",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_AMOUNT = re.compile(rf"({NUMERAL})(?:(?:至|到|—|－|-)({NUMERAL}))?\s*({_UNIT}|％)")
_PERCENT = re.compile(rf"百分之({NUMERAL})(?:(?:以上)?(?:至|到)百分之({NUMERAL}))?")
# Not amounts: calendar dates, years of the calendar, 哪一天, numbers of articles, and set phrases.
_OTHER = re.compile(
    r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[二〇零一三四五六七八九]{4}年"
    r"|[哪这那每同某任][一]?[个]?[天日年人名]|第[零〇一二两三四五六七八九十百千0-9]+[条款项级次审步人天年日名]"
    r"|一人一|每人|一年级|[一二三四五六七八九十]+年级|同一日|一日三餐|一元化"
)


def amounts(text: str) -> set[Amount]:
    """Every number that has a unit.

    >>> sorted(amounts("自受理之日起六十日内，可延30日"))
    [(30, 'day'), (60, 'day')]
    >>> amounts("5个工作日") == amounts("五日")
    False
    """
    plain = _OTHER.sub("；", text)
    found: set[Amount] = set()
    for low, high in _PERCENT.findall(plain):
        found |= {(read_numeral(sign), "%") for sign in (low, high) if sign}
    for low, high, unit in _AMOUNT.findall(_PERCENT.sub("；", plain)):
        for sign in filter(None, (low, high)):
            found.add((read_numeral(sign), UNITS[unit.replace("％", "%")]))
    return found


def say(amount: Amount) -> str:
    """An amount for people: 60日."""
    value, unit = amount
    names = {"workday": "个工作日", "day": "日", "tian": "天", "month": "个月", "year": "年", "hour": "小时", "week": "周"}
    return f"{value:g}{names.get(unit, unit)}"
