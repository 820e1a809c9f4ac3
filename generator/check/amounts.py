"""Numbers with their units, in prose and in statutes: 60日, 六十日 and 六十日以内 are the same, 60个工作日 is not."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ..model.numerals import read_numeral

Amount = tuple[int | Fraction, str]
"""A value and its unit: day, workday, month, year, hour, or the Chinese word for anything else. 半年 is 6 months, 1万元 10000元,
三分之二 a part of a hundred."""

UNITS: dict[str, tuple[str, int | Fraction]] = {
    "个工作日": ("workday", 1), "工作日": ("workday", 1), "个法定工作日": ("workday", 1),
    "个工作天": ("workday", 1), "工作天": ("workday", 1),
    "日": ("day", 1), "个自然日": ("day", 1), "自然日": ("day", 1), "个日历日": ("day", 1), "日历日": ("day", 1),
    "天": ("tian", 1), "个自然天": ("tian", 1), "自然天": ("tian", 1), "个日历天": ("tian", 1), "日历天": ("tian", 1),
    "周": ("week", 1), "星期": ("week", 1), "个星期": ("week", 1), "个礼拜": ("week", 1), "礼拜": ("week", 1),
    "个月": ("month", 1), "个自然月": ("month", 1), "年": ("year", 1), "周年": ("year", 1),
    "小时": ("hour", 1), "个小时": ("hour", 1), "钟头": ("hour", 1), "个钟头": ("hour", 1),
    "分钟": ("分钟", 1), "元": ("元", 1), "块钱": ("元", 1), "人": ("人", 1), "名": ("人", 1), "位": ("人", 1), "个人": ("人", 1),
    "个代表": ("人", 1),
    "%": ("%", 1), "‰": ("%", Fraction(1, 10)), "成": ("%", 10), "倍": ("倍", 1), "周岁": ("岁", 1), "岁": ("岁", 1),
    "平方米": ("平方米", 1), "分贝": ("分贝", 1),
}  # fmt: skip
"""What each unit counts, and how many of that it is."""

LONGEST = 30
"""Characters of a numeral. What is longer stands in no law."""

_NAMES = {"workday": "个工作日", "day": "日", "tian": "天", "month": "个月", "year": "年", "hour": "小时", "week": "周"}

# One numeral, of figures also in steps (1万2千); several that share a unit (10至15日, 3、15日, 16（十六）日); a calendar's own
# small numbers.
_ONE = "[〇零一二两三四五六七八九十百千廿卅]"
_CHEQUE = "[壹贰叁肆伍陆柒捌玖拾佰仟]"
_NUMERAL = (
    r"(?:(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?(?:[十百千万亿]+[0-9]+(?=[十百千万]))*[十百千万亿]*"
    rf"|{_ONE}(?:{_ONE}|[万亿])*(?:点[〇零一二三四五六七八九]+[万亿]?)?"
    rf"|(?:{_CHEQUE}{{2,}}|[壹贰叁柒捌玖]|(?<![退入队])伍|(?<![收捡])拾|(?<![大登着内])陆|(?<![放大])肆)[万亿]*)"
)
_AND = "(?:至|到|[-－‐‑–—―−─~～〜、/+＋]|或者?|和|加)"
_SEVERAL = rf"{_NUMERAL}(?:{_AND}{_NUMERAL}|[（(]{_NUMERAL}[）)])*"
_DATE = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# 位 is a person, not a figure of a number; 成 a tenth, not a member; 周 a week, not what is around; 星期 not its day.
_UNIT = "|".join(
    re.escape(unit)
    + {
        "位": "(?![^，。；、的]{0,6}[号码]|数|编号|一体|小数)", "个人": "(?![民信账所大])", "成": "(?![^\\W0-9以的左])",
        "周": "(?![围边转密到]|期(?![间限满]))", **dict.fromkeys(("星期", "个星期", "礼拜", "个礼拜"), "(?![一二三四五六日天])"),
    }.get(unit, "")
    for unit in sorted(UNITS, key=len, reverse=True)
)  # fmt: skip

# Most sentences tell no amount, and what follows is slow: they are told apart by a numeral beside the beginning of a unit.
_SENTENCE = re.compile("[。；\n]")
_TELLS = re.compile(
    r"[0-9０-９一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟〇零）)]\W{0,3}[个日天周星礼钟年小分元块人名位%％‰成岁平工自倍]"
    r"|半|分之|[0-9０-９]/[0-9０-９]"
)
_NUMERALS = re.compile(_NUMERAL)
_AMOUNT = re.compile(
    rf"(?P<numbers>{_SEVERAL})(?:(?P<and_half>个半)(?P<halved>月|小时|星期)|(?P<unit>{_UNIT})(?P<half>半(?![数个年月天日夜路途]))?)"
    r"|(?<![上下大小多])半(?P<of>个?月|年|天|日(?!制)|个?小时)"
)
_SHARE = re.compile(
    rf"(?P<of>[百千万]|{_NUMERAL})分之(?P<low>{_NUMERAL})"
    rf"(?:(?:以上|以下)?{_AND}(?:(?P=of)分之)?(?P<high>{_NUMERAL})(?!分之|{_UNIT}))?"
    r"|(?<![0-9/.])(?P<top>[0-9]{1,3})/(?P<bottom>[0-9]{1,3})(?![0-9/.])"
    r"|(?P<half>(?:过半|半数|一半|减半|折半)(?!个?[年月天日小]))"
)
# Not amounts: dates of a calendar, days of the week, which one of several, ordinals, about how many, and set phrases.
_OTHER = re.compile(
    rf"(?:[0-9]{{4}}|[〇零一二三四五六七八九]{{4}})年(?:{_DATE}月(?:{_DATE}[日号](?:{_AND}{_DATE}[日号](?!以?内|之内))?)?)?"
    rf"|(?:{_DATE}|[元正腊])月{_DATE}[日号](?:{_AND}{_DATE}[日号](?!以?内|之内))?"
    rf"|[每当次本上下该同末]月{_DATE}(?:[日号]?{_AND}{_DATE})?[日号](?!以?内|之内)"
    rf"|(?<!{_ONE})(?<![0-9])(?:周|星期|礼拜)[一二三四五六日天末](?:[至到、—-]?(?:周|星期|礼拜)?[一二三四五六日天])*"
    r"(?![十百千个年周倍元人名]|小时|分钟)"
    r"|(?:[0-9]{2,4}|[一二三四五六七八九]十)年代"
    r"|(?:[哪这那每某另]|(?<!合)同|(?<![主责])任)一?个?[天日年人名位月周]|(?<![以之])[上下]一?个?[年月周](?!以?内|之内)"
    r"|(?:[有头]|(?<!应)当|(?<!提)前)一[天日](?!以?内|之内)|[唯统]一(?=[日年人名天])|一个人|一位"
    rf"|第{_NUMERAL}(?:(?:{_AND}{_NUMERAL})+(?=(?:年|个月|周|天|日|个?工作日)(?!以?内|之内)))?|[码号前后末]是?{_NUMERAL}位"
    r"|(?:(?<![人口天日户次件份总页基])数|几|(?<!以)上(?!十))[十百千]+[万亿]*(?!分之)"
    r"|[十百千]*(?<![〇零一二两三四五六七八九])(?:一二|一两|两三|二三|三四|三五|四五|五六|六七|七八|八九)(?![〇零一二三四五六七八九])[十百千万]*"
    rf"|一人(?=(?:有限|有限责任)?公司)|一人一|每人|[0-9一二三四五六七八九十]+年级|同一日|一日三餐|一元化|一年到头|一年四季|三天两头"
)
_MEANS_WORKDAY = re.compile("[日天][（(]均?[为指按即是]?工作日(?:计算?)?[）)]")
"""A 日 that the next word makes a working day: 5日（工作日）."""
_PLAIN = str.maketrans(
    dict(zip("０１２３４５６７８９．％", "0123456789.%", strict=True))
    | dict.fromkeys(" \t\u00a0\u00ad\u180e\u3000\ufeff")
    | dict.fromkeys(map(chr, (*range(0x2000, 0x2010), *range(0x202A, 0x2030), *range(0x205F, 0x2070))))
)
"""Figures in one script, without spaces and the signs that nobody sees."""

# Searching costs the square of a run of figures; past the longest numeral they say nothing more.
_FIGURE = f"[0-9,，万亿{_ONE[1:-1]}{_CHEQUE[1:-1]}]"
_ENDLESS = re.compile(f"({_FIGURE}{{{LONGEST + 3}}}){_FIGURE}+")


def amounts(text: str) -> set[Amount]:
    """Every number that has a unit.

    >>> sorted(amounts("自受理之日起六十日内，可延30日"))
    [(30, 'day'), (60, 'day')]
    >>> amounts("5个工作日") == amounts("五日")
    False
    >>> amounts("半年") == amounts("六个月"), amounts("三分之二") == amounts("2/3"), amounts("1万元") == amounts("10,000元")
    (True, True, True)
    """
    found: set[Amount] = set()
    if not _TELLS.search(text):
        return found
    for sentence in filter(_TELLS.search, _SENTENCE.split(text)):
        plain = _OTHER.sub("；", _ENDLESS.sub(r"\1", _MEANS_WORKDAY.sub("工作日", sentence.translate(_PLAIN))))
        for share in _SHARE.finditer(plain):
            found.update((value, "%") for value in _shares(share))
        for amount in _AMOUNT.finditer(_SHARE.sub("；", plain)):
            found.update(_counted(amount))
    return found


def _counted(amount: re.Match[str]) -> Iterator[Amount]:
    """What one or several numerals with a unit count; the last may have a half behind it: 一年半, 三个半小时."""
    name = amount["unit"] or "个" + (amount["halved"] or amount["of"]).removeprefix("个")
    unit, size = UNITS.get(name) or UNITS[name.removeprefix("个")]
    signs = _NUMERALS.findall(amount["numbers"] or "")
    values = [_value(sign + "万" if _shares_ten_thousand(sign, signs[-1]) else sign) for sign in signs] or [0]
    if not amount["unit"] or amount["half"]:
        values[-1] += Fraction(1, 2)
    for value in values:
        if unit == "year" and value != int(value):
            yield value * 12, "month"
        else:
            yield value * size, unit


def _shares_ten_thousand(sign: str, last: str) -> bool:
    """Whether 万 of the last numeral counts for this one too: 1至3万元, but not 5000至3万元."""
    return last.endswith("万") and not re.search("[百千万亿]|[0-9]{4}", sign)


def _shares(share: re.Match[str]) -> Iterator[int | Fraction]:
    """Parts of a whole, of a hundred."""
    if share["half"]:
        yield 50
    elif share["top"]:
        part, whole = _value(share["top"]), _value(share["bottom"])
        if part < whole:
            yield Fraction(100 * part, whole)
    elif whole := _value(share["of"]):
        yield from (Fraction(100 * _value(sign), whole) for sign in share.group("low", "high") if sign)


def _value(sign: str) -> int | Fraction:
    return read_numeral(sign) if len(sign) <= LONGEST else 10**LONGEST


def say(amount: Amount) -> str:
    """An amount for people: 60日, 1万元, 2/3."""
    value, unit = amount
    if unit == "元" and value >= 10_000:
        value, unit = Fraction(value) / 10_000, "万元"
    written = f"{float(value):.10g}"
    if unit == "%" and Fraction(written) != value:
        return str(Fraction(value) / 100)
    return f"{written}{_NAMES.get(unit, unit)}"
