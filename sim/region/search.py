"""Finding divisions by what people call them: 天桥区, 济南市天桥区, 济南天桥, 制锦市街道办事处.

A text names a division if it ends with the division's name, and what stands before is made of names above it,
in order, any of them left out. Names may lose their class word (天桥 for 天桥区). A full name beats a
shortened one; several divisions with the same name are an error that lists them, never a guess.
"""

from __future__ import annotations

from functools import cache

from sim.errors import InputError
from sim.region import codes, table
from sim.region.codes import Division

# Class words at the end of names, longest first; a shortened name keeps at least two characters.
_CLASS_WORDS = (
    *("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区"),
    *("自治区", "自治州", "自治县", "自治旗", "民族乡", "街道", "地区", "林区", "矿区", "苏木"),
    *("省", "市", "区", "县", "盟", "旗", "镇", "乡"),
)
_ENDING_IN = {last: tuple(w for w in _CLASS_WORDS if w[-1] == last) for last in {w[-1] for w in _CLASS_WORDS}}
_COMMUNITY_WORDS = (
    "社区居民委员会",
    "居民委员会",
    "村民委员会",
    "社区居委会",
    "居委会",
    "村委会",
    "委员会",
    "社区",
    "村",
)
_LISTED = 8  # candidates shown in an error


def normalise(text: str) -> str:
    """A name without spaces and separators, and with the township's office taken for the township."""
    kept = "".join(ch for ch in text if ch.isalnum())
    return kept.replace("街道办事处", "街道").removesuffix("办事处")


def shortened(name: str) -> str:
    """A name without its class word (天桥 for 天桥区), or the name itself if too little would be left."""
    for word in _ENDING_IN.get(name[-1:], ()):
        if name.endswith(word) and len(name) - len(word) >= 2:
            return name[: -len(word)]
    return name


@cache
def _by_name() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Rows of the upper levels by full name, and by shortened name where that differs."""
    full: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    for row, name in enumerate(table.upper().names()):
        full.setdefault(name, []).append(row)
        brief = shortened(name)
        if brief != name:
            short.setdefault(brief, []).append(row)
    return full, short


def _fits(before: str, division: Division) -> bool:
    """Whether a text is made of names (full or shortened) above the division, in order, any left out."""
    rests = {before}
    for above in reversed(codes.ancestors(division)):
        for name in {above.name, shortened(above.name)}:
            rests |= {rest.removesuffix(name) for rest in rests if rest}
        if "" in rests:
            return True
    return "" in rests


def named(text: str) -> list[Division]:
    """All divisions down to townships that a text names, larger first; full names beat shortened ones."""
    wanted = normalise(text)
    for index in _by_name():
        found = [
            division
            for cut in range(len(wanted))
            for row in index.get(wanted[cut:], ())
            if _fits(wanted[:cut], division := codes.upper_at(row))
        ]
        if found:
            return sorted(found, key=lambda d: (d.level, d.code))
    return []


def by_name(text: object, key: str = "name") -> Division:
    """The county or township with a name; `InputError` listing candidates if none or several have it."""
    if not isinstance(text, str) or not normalise(text):
        raise InputError("this is not the name of a division", "这不是行政区划名称", key=key, value=text)
    if codes.read_code(text) is not None:
        return codes.by_code(text, key)
    found = named(text)
    if len(found) == 1:
        return codes.region_unit(found[0], key, text)
    raise _ambiguous(text, found, key) if found else _unknown(text, key)


def _ambiguous(text: str, found: list[Division], key: str) -> InputError:
    listed = [codes.label(d) for d in found[:_LISTED]]
    more = len(found) - len(listed)
    return InputError(
        f"{len(found)} places have this name; write the code, or the names above it as well",
        f"有 {len(found)} 个地方叫这个名字，请写代码，或连同上级名称一起写",
        key=key,
        value=text,
        allowed=(
            "; ".join(listed) + (f"; and {more} more" if more else ""),
            "；".join(listed) + (f"；另有 {more} 个" if more else ""),
        ),
    )


def _unknown(text: str, key: str) -> InputError:
    inside = communities_named(text, most=_LISTED)
    if len(inside) == 1:
        return _caught(inside[0], key, text)
    if inside:
        return InputError(
            "communities and villages have this name, and a region has at least a whole township",
            "这是村级单位的名称，区域至少是一个完整的乡镇街道",
            key=key,
            value=text,
            allowed=codes.CODE_FORMS,
            nearest=tuple(map(codes.label, inside)),
        )
    return InputError(
        "no county, township or street has this name (edition 2023-06-30)",
        "名录（2023-06-30 版）中没有叫这个名字的县区或乡镇街道",
        key=key,
        value=text,
        nearest=tuple(map(codes.label, near(text))),
    )


def _caught(division: Division, key: str, value: object) -> InputError:
    """The error that says why a region cannot be made of this division."""
    try:
        codes.region_unit(division, key, value)
    except InputError as error:
        return error
    raise AssertionError(division)


def communities_named(text: str, most: int = 20) -> list[Division]:
    """Communities and villages a text names, with or without the class word; names above may precede."""
    import pyarrow.compute as pc

    wanted = normalise(text)
    for word in _COMMUNITY_WORDS:
        if wanted.endswith(word) and len(wanted) - len(word) >= 2:
            wanted = wanted[: -len(word)]
            break
    if len(wanted) < 2:
        return []
    rows = table.communities([(0, 10**12)])
    found = []
    for row in pc.indices_nonzero(pc.match_substring(rows.text, wanted[-2:])).to_pylist():
        name = rows.name(row)
        stem = next(
            (name[: -len(w)] for w in _COMMUNITY_WORDS if name.endswith(w) and len(name) > len(w)), name
        )
        if wanted.endswith(stem):
            division = codes.community_at(rows, row)
            if wanted == stem or _fits(wanted[: -len(stem)], division):
                found.append(division)
                if len(found) == most:
                    break
    return found


def search(text: str, most: int = 50) -> list[Division]:
    """Divisions a user may mean by a text: a code or its beginning, a name, or a part of one; best first."""
    wanted = normalise(text)
    if not wanted:
        return []
    if wanted.isdecimal():
        return _with_digits(wanted, most)
    found = {d.code: d for d in named(text)}
    if len(found) < most:
        rows = table.upper()
        names = rows.names()
        parts = [row for row, name in enumerate(names) if wanted in name]
        parts.sort(key=lambda row: (not names[row].startswith(wanted), rows.level[row], len(names[row]), row))
        for row in parts[: most + len(found)]:
            division = codes.upper_at(row)
            found.setdefault(division.code, division)
    if len(found) < most:
        found |= {d.code: d for d in communities_named(text, most - len(found))}
    return list(found.values())[:most] or near(text)


def _with_digits(digits: str, most: int) -> list[Division]:
    if len(digits) > 12:
        return []
    low, high = (int(digits + last * (12 - len(digits))) for last in "09")
    rows = table.upper()
    at = rows.code.searchsorted((low, high + 1))
    found = [codes.upper_at(row) for row in range(int(at[0]), min(int(at[1]), int(at[0]) + most))]
    if len(found) < most and len(digits) >= 6:
        units = table.communities([(low, high + 1)])
        found += [codes.community_at(units, row) for row in range(min(len(units), most - len(found)))]
    return sorted(found, key=lambda d: (d.level, d.code))


def near(text: str, most: int = 4) -> list[Division]:
    """Counties and townships whose names look like a text, best first (few, or none)."""
    from difflib import SequenceMatcher

    wanted = normalise(text)
    letters = set(wanted)
    names = table.upper().names()
    rough = [  # two thirds of the characters of either name must be in the other
        name
        for name in {*names}
        if 3 * len(letters & set(name)) >= 2 * min(len(letters), len(name))
        and abs(len(name) - len(wanted)) <= 3
    ]
    scored = sorted((-SequenceMatcher(None, wanted, name).ratio(), name) for name in rough)
    full, _ = _by_name()
    found: list[Division] = []
    for score, name in scored:
        if -score < 0.5 or len(found) >= most:
            break
        found += [
            d for row in full[name] if (d := codes.upper_at(row)).is_county or d.level == codes.TOWNSHIP
        ]
    if not found and len(wanted) > 4:  # perhaps only the names above are wrong: look at the end alone
        return near(wanted[-3:], most)
    return sorted(found[: 3 * most], key=lambda d: d.level)[:most]
