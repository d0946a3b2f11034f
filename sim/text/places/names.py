"""Names of places in English: what is peculiar in pinyin, what is general translated.

山东省济南市天桥区制锦市街道 is Zhijinshi Subdistrict, Tianqiao District, Jinan City, Shandong Province. As on
maps and signs: the peculiar part in one word without tones (with an apostrophe where a syllable begins with a
vowel), a general part of one syllable with a peculiar one kept in the word (单县: Shanxian County),
peoples by their English names. Provinces and prefectures whose names are Mongolian, Tibetan or Uygur have
their official spelling; below those everything is read as Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sim.text.places.reading import read
from sim.text.places.tables import GENERAL, PEOPLES, WHOLE

_LONGEST = max(map(len, GENERAL))
_BY_LENGTH = sorted(PEOPLES, key=len, reverse=True)
_OF_PEOPLES = ("自治县", "自治旗", "自治州", "族乡", "民族苏木", "区")
_HAN = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]")


def called(name: str, lang: str) -> str:
    """A place's name in a language; a made-up one ("Township 1 / 乡镇1") has both in itself."""
    en, separator, zh = name.partition(" / ")
    if separator:
        return zh if lang == "zh" else en
    return name if lang == "zh" else romanised(name)


def beside(name: str, lang: str) -> str:
    """The name in a language, with the Chinese one beside the English: Shanxian County (单县)."""
    found = called(name, lang)
    return f"{found} ({name})" if lang != "zh" and _HAN.search(name) and " / " not in name else found


def in_order(names: Iterable[str], lang: str) -> str:
    """Names from the largest place down as one: 山东省济南市, or Jinan City, Shandong Province."""
    found = [called(name, lang) for name in names]
    return "".join(found) if lang == "zh" else ", ".join(reversed(found))


@lru_cache(maxsize=20_000)
def romanised(name: str) -> str:
    """A Chinese name in English; what has no Chinese character in it stays as it is."""
    name = unicodedata.normalize("NFKC", name).strip()
    if not _HAN.search(name):
        return name
    if name in WHOLE:
        return WHOLE[name]
    remark = re.fullmatch(r"(.+?)\((.+?)\)", name)
    if remark:
        return f"{romanised(remark[1])} ({_word(remark[2])})"
    sizes = range(min(_LONGEST, len(name) - 1), 0, -1)
    ending = next((name[-size:] for size in sizes if name[-size:] in GENERAL), "")
    peculiar = name.removesuffix(ending)
    if GENERAL.get(ending) == "Village" and len(peculiar) > 2:  # 太源村村委会 is Taiyuan Village
        peculiar = peculiar.removesuffix("村")
    if len(ending) == len(peculiar) == 1 and ending in "县区市旗":
        return f"{_word(name)} {GENERAL[ending]}"
    peoples = ""
    if ending in _OF_PEOPLES:
        peculiar, peoples = _split(peculiar + ("族" if ending == "族乡" else ""), ending != "区")
        if ending == "族乡" and not peoples:  # 民族乡 alone was looked for before
            return f"{_word(name.removesuffix('乡'))} Township"
    return " ".join(part for part in (_word(peculiar), peoples, GENERAL.get(ending, "")) if part)


def _split(text: str, bare: bool) -> tuple[str, str]:
    """What is peculiar, and the peoples named behind it; `bare`: also without 族, as in 蒙古自治州."""
    found: list[str] = []
    while True:
        for people in _BY_LENGTH:
            ending = f"{people}族"
            if bare and not found and len(people) > 1 and text.endswith(people):
                ending = people
            if text.endswith(ending):
                found.insert(0, PEOPLES[people])
                text = text.removesuffix(ending)
                break
        else:
            break
    listed = ", ".join(found[:-1]) + " and " + found[-1] if len(found) > 1 else "".join(found)
    return text, listed


def _word(text: str) -> str:
    """Chinese characters as one word in pinyin, the first letter large."""
    parts = read(text.replace("、", "-"))
    found = "".join(
        f"'{part}" if n and part[0] in "aeo" and part.isalpha() and parts[n - 1].isalpha() else part
        for n, part in enumerate(parts)
    )
    return found[:1].upper() + found[1:]
