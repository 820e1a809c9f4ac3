"""The sound of Chinese words: the letter of the A–Z, and the order of a dictionary. The only door to pypinyin."""

import os
from functools import lru_cache

# Its table of phrases takes 45 MB of memory and changes a few of our sixteen hundred names: those are below.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, lazy_pinyin, load_phrases_dict  # noqa: E402

WORDS = {
    "处罚": "chǔ fá", "处分": "chǔ fèn", "处理": "chǔ lǐ", "的士": "dī shì", "更正": "gēng zhèng", "假期": "jià qī",
    "没收": "mò shōu", "强迫": "qiǎng pò", "强制": "qiáng zhì", "调剂": "tiáo jì", "调解": "tiáo jiě", "调整": "tiáo zhěng",
    "要求": "yāo qiú", "银行": "yín háng", "长期": "cháng qī", "长途": "cháng tú", "长租": "cháng zū", "种地": "zhòng dì",
    "重查": "chóng chá", "重复": "chóng fù", "重婚": "chóng hūn", "重新": "chóng xīn", "作坊": "zuō fang",
}  # fmt: skip
"""Words of this field with a character of two sounds that is not read here as it is by itself."""

load_phrases_dict({word: [[sound] for sound in sounds.split()] for word, sounds in WORDS.items()})


@lru_cache(maxsize=4096)
def sound(text: str) -> tuple[tuple[str, str, str], ...]:
    """A key that sorts as a Chinese dictionary does: sign by sign by syllable, tone, the sign itself; lǜ follows lù.

    >>> sorted(["律师", "路灯", "旅游", "拖欠", "KTV", "卡", "12345"], key=sound)
    ['12345', 'KTV', '卡', '路灯', '旅游', '律师', '拖欠']
    """
    # `list`: what has no sound comes sign by sign too. Its types know callables that give a text only.
    read = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)  # type: ignore[arg-type]
    return tuple(
        (said.lower(), "", sign)
        if said == sign
        else (said[:-1].replace("v", "u"), "v" * ("v" in said) + said[-1], sign)
        for sign, said in zip(text, read, strict=True)
    )


def initial(text: str) -> str:
    """The letter under which a text is filed; "#" for what has no sound.

    >>> initial("拖欠工资"), initial("12345"), initial("KTV太吵"), initial("调解书签了不付"), initial("调岗")
    ('T', '#', 'K', 'T', 'D')
    """
    letter = sound(text)[0][0][:1].upper()
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
    found = lazy_pinyin(sign, style=Style.NORMAL, errors="ignore")
    more = MORE_SOUNDS.get(sign)
    return tuple(dict.fromkeys([part.replace("ü", "v") for part in found] + ([more] if more else [])))
