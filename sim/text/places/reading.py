"""Chinese characters in pinyin without tones, as place names write it.

`syllables.txt` has one reading for each character that occurs in the list of divisions (`python -m
tools.syllables` writes it from a dictionary); what is read otherwise in the names of places, alone or beside
certain others, stands here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("syllables.txt")
# Most places read these otherwise than the dictionary does first.
_ALONE = (
    "chang长 du都 zang藏 fo佛 xie解 shan单 zeng曾 qiu仇 zha查 le勒 huan还 bu卜 bo薄 mu牟 shi什 shen参 "
    "qin覃 qie茄 miao缪 xun郇 zhai翟 xia厦 jing劲 hao镐 gang扛 bi泌"
)
_TOGETHER = (
    "重庆 chong qing; 重阳 chong yang; 重兴 chong xing; 重固 chong gu; 重新 chong xin; 重建 chong jian; "
    "三重 san chong; 五重 wu chong; 九重 jiu chong; 重光 chong guang; 重华 chong hua; 双重 shuang chong; "
    "重渡 chong du; 村长 cun zhang; 家长 jia zhang; 校长 xiao zhang; "
    "成长 cheng zhang; 解放 jie fang; 和解 he jie; 理解 li jie; 单位 dan wei; 单元 dan yuan; "
    "简单 jian dan; 单晶 dan jing; 朝霞 zhao xia; 朝晖 zhao hui; 朝歌 zhao ge; 朝日 zhao ri; 六安 lu an; "
    "大厦 da sha; 番禺 pan yu; 大埔 da bu; 铅山 yan shan; 涡阳 guo yang; 乐清 yue qing; 乐亭 lao ting; "
    "乐陵 lao ling; 音乐 yin yue; 礼乐 li yue; 乐府 yue fu; 乐章 yue zhang; 东阿 dong e; 阿胶 e jiao; "
    "阿房 e pang; 洪洞 hong tong; 蚌埠 beng bu; 尉犁 yu li; 尉迟 yu chi; 太行 tai hang; 银行 yin hang; "
    "闵行 min hang; 殷行 yin hang; 行家 hang jia; 中行 zhong hang; 庄行 zhuang hang; 商行 shang hang; "
    "浒墅 xu shu; 吴堡 wu bu; 瓦窑堡 wa yao bu; 柴沟堡 chai gou bu; 里堡 li pu; 会稽 kuai ji; "
    "会计 kuai ji; 检查 jian cha; 嘎查 ga cha; 查干 cha gan; 查哈 cha ha; 查汗 cha han; 查布 cha bu; "
    "查日 cha ri; 查拉 cha la; 查汉 cha han; 查龙 cha long; 查甫 cha fu; 玛查 ma cha; 黄陂 huang pi; "
    "星宿 xing xiu; 泊头 bo tou; 漂泊 piao bo; 弄口 long kou; 卡子 qia zi; 关卡 guan qia; 朴树 po shu; "
    "收藏 shou cang; 珍藏 zhen cang; 藏书 cang shu; 藏龙 cang long; 柏林 bo lin; 降龙 xiang long; "
    "受降 shou xiang; 空调 kong tiao; 协调 xie tiao; 调和 tiao he; 巷道 hang dao; 校场 jiao chang; "
    "便宜 pian yi; 参军 can jun; 参加 can jia; 供给 gong ji; 柞木 zuo mu; 荥经 ying jing; 莘庄 xin zhuang; "
    "枞阳 zong yang; 浚县 xun xian; 筠连 jun lian; 犍为 qian wei; 龟兹 qiu ci; 吐蕃 tu bo; 土堡 tu pu; "
    "万俟 mo qi; 磅礴 pang bo; 知了 zhi liao; 落子 lao zi; 绿林 lu lin; 鸭绿江 ya lu jiang; 繁峙 fan shi; "
    "蔚县 yu xian; 马圈 ma juan; 羊圈 yang juan; 牛圈 niu juan; 鹿圈 lu juan; 猪圈 zhu juan; 畜牧 xu mu; "
    "碌碡 liu zhou; 槟榔 bing lang; 莎草 suo cao; 宝坻 bao di; 荸荠 bi qi; 爪子 zhua zi; 陕西 shaan xi; "
    "珲春 hun chun; 堡子 bu zi; 六合 lu he; 宕昌 tan chang; 萝卜 luo bo; "
    "长官 zhang guan; 长老 zhang lao; 蛤蜊 ge li; 柞树 zuo shu; 女儿 nü er; 般若 bo re"
)


def read(text: str) -> list[str]:
    """The syllables of a text; runs of anything that is no Chinese character stay as they are."""
    alone, together, longest = _readings()
    found: list[str] = []
    at, foreign = 0, False
    while at < len(text):
        sizes = range(min(longest, len(text) - at), 1, -1)
        word = next((w for size in sizes if (w := text[at : at + size]) in together), "")
        one = alone.get(text[at])
        if word:
            found += together[word]
        elif one is not None:
            found.append(one)
        elif foreign:
            found[-1] += text[at]
        else:
            found.append(text[at])
        foreign = not word and one is None
        at += len(word) or 1
    return found


@cache
def _readings() -> tuple[dict[str, str], dict[str, list[str]], int]:
    """Characters and their syllables, words and theirs, the length of the longest word."""
    alone: dict[str, str] = {}
    for entry in f"{_FILE.read_text('utf-8')} {_ALONE}".split():
        syllable = "".join(ch for ch in entry if ch < "\u2e80")
        alone |= dict.fromkeys(entry[len(syllable) :], syllable)
    words = [entry.split() for entry in _TOGETHER.split(";")]
    together = {word: syllables for word, *syllables in words}
    return alone, together, max(map(len, together))
