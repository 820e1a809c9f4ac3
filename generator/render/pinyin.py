"""The sound of Chinese words: the letter of the A–Z, and the order of a dictionary."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .characters import spoken

WORDS = {
    "处罚": "chu3 fa2", "处分": "chu3 fen4", "处理": "chu3 li3", "的士": "di1 shi4", "更正": "geng1 zheng4", "假期": "jia4 qi1",
    "没收": "mo4 shou1", "强迫": "qiang3 po4", "强制": "qiang2 zhi4", "调剂": "tiao2 ji4", "调解": "tiao2 jie3",
    "调整": "tiao2 zheng3", "要求": "yao1 qiu2", "银行": "yin2 hang2", "长期": "chang2 qi1", "长途": "chang2 tu2",
    "长租": "chang2 zu1", "种地": "zhong4 di4", "重查": "chong2 cha2", "重复": "chong2 fu4", "重婚": "chong2 hun1",
    "重新": "chong2 xin1", "作坊": "zuo1 fang5",
}  # fmt: skip
"""Words of this field with a character of two sounds that is not read here as it is by itself."""

_PARTS = re.compile("|".join((*WORDS, r"[\s\S]")))


@lru_cache(maxsize=4096)
def sound(text: str) -> str:
    """A key that sorts as a Chinese dictionary does: sign by sign by syllable, tone, the sign itself; lǜ follows lù.

    >>> sorted(["律师", "路灯", "旅游", "拖欠", "KTV", "卡", "12345"], key=sound)
    ['12345', 'KTV', '卡', '路灯', '旅游', '律师', '拖欠']
    """
    return "".join(f"{syllable}\0{tone}\0{sign}\0" for syllable, tone, sign in _read(text))


def _read(text: str) -> Iterator[tuple[str, str, str]]:
    """Syllable, tone and sign of each sign; what has no sound stands for itself, without a tone."""
    for part in _PARTS.findall(text):
        for sign, said in zip(part, WORDS[part].split() if part in WORDS else map(spoken, part), strict=True):
            yield (said[:-1].replace("v", "u"), "v" * ("v" in said) + said[-1], sign) if said else (sign.lower(), "", sign)


def initial(text: str) -> str:
    """The letter under which a text is filed; "#" for what has no sound.

    >>> initial("拖欠工资"), initial("12345"), initial("KTV太吵"), initial("调解书签了不付"), initial("调岗")
    ('T', '#', 'K', 'T', 'D')
    """
    letter = sound(text)[:1].upper()
    return letter if "A" <= letter <= "Z" else "#"


MORE_SOUNDS = {
    "长": "chang", "重": "chong", "行": "hang", "调": "tiao", "还": "huan", "会": "kuai", "校": "jiao",
    "单": "shan", "降": "xiang", "车": "ju", "朝": "chao", "藏": "zang", "传": "zhuan", "弹": "tan", "的": "di",
    "地": "di", "都": "du", "给": "ji", "更": "geng", "和": "huo", "假": "jia", "间": "jian", "觉": "jiao",
    "卡": "qia", "乐": "yue", "率": "shuai", "没": "mo", "难": "nan", "强": "jiang", "省": "xing", "数": "shuo",
    "提": "di", "系": "ji", "血": "xie", "要": "yao", "着": "zhuo", "折": "zhe", "种": "chong", "处": "chu",
}  # fmt: skip
"""The second sound of common characters, without tone."""


@lru_cache(maxsize=8192)
def syllables(sign: str) -> tuple[str, ...]:
    """The sounds of a character without tones, ü as v; none where it is no character.

    >>> syllables("行"), syllables("旅"), syllables("x")
    (('xing', 'hang'), ('lv',), ())
    """
    return tuple(dict.fromkeys(said for said in (spoken(sign)[:-1], MORE_SOUNDS.get(sign)) if said))
