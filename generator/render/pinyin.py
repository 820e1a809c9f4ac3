"""The first letter of the sound of a Chinese word, for the A–Z. The only door to pypinyin."""

import os

# Its table of phrases takes 45 MB of memory and changes six of our sixteen hundred names: those are below.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, lazy_pinyin, pinyin  # noqa: E402

FIRST = {"调": "T", "重": "C", "长": "C"}
"""Characters of two sounds, as they begin words of this field: 调解, 重复, 长途."""


def initial(text: str) -> str:
    """The letter under which a text is filed; "#" for what has no sound.

    >>> initial("拖欠工资"), initial("12345"), initial("KTV太吵"), initial("调解书签了不付")
    ('T', '#', 'K', 'T')
    """
    sign = text[0].upper()
    if "A" <= sign <= "Z":
        return sign
    if sign in FIRST:
        return FIRST[sign]
    found = pinyin(sign, style=Style.FIRST_LETTER, errors="ignore")
    letter = found[0][0].upper() if found and not sign.isdigit() else ""
    return letter if "A" <= letter <= "Z" else "#"


MORE_SOUNDS = {
    "长": "zhang", "重": "chong", "行": "hang", "调": "diao", "还": "huan", "会": "kuai", "校": "jiao",
    "单": "shan", "降": "xiang", "车": "ju", "朝": "chao", "藏": "zang", "传": "zhuan", "弹": "tan", "的": "di",
    "地": "di", "都": "du", "给": "ji", "更": "geng", "和": "huo", "假": "jia", "间": "jian", "觉": "jiao",
    "卡": "qia", "乐": "yue", "率": "shuai", "没": "mo", "难": "nan", "强": "jiang", "省": "xing", "数": "shuo",
    "提": "di", "系": "ji", "血": "xie", "要": "yao", "着": "zhuo", "折": "zhe", "种": "chong", "处": "chu",
}  # fmt: skip
"""The second sound of common characters, without tone."""


def syllables(sign: str) -> list[str]:
    """The sounds of a character without tones, ü as v; none where it is no character.

    >>> syllables("长"), syllables("旅"), syllables("x")
    (['chang', 'zhang'], ['lv'], [])
    """
    found = lazy_pinyin(sign, style=Style.NORMAL, errors="ignore")
    more = MORE_SOUNDS.get(sign)
    return list(dict.fromkeys([part.replace("ü", "v") for part in found] + ([more] if more else [])))
