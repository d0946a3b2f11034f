"""Result folders of made-up numbers, in the form in which runs and comparisons write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from sim.agents.names import GROUPS, KINDS, PLACES
from sim.measures import MEASURES

WARMUP = 52
TOWNS = (
    "制锦市街道",
    "天桥东街街道",
    "北园街道",
    "药山街道",
    "桑梓店街道",
    "大桥街道",
    "北坦街道",
    "泺口街道",
)
TYPICAL = {
    "load": 1.12,
    "load_imposed": 0.62,
    "load_self_added": 0.18,
    "load_demand": 0.32,
    "overload": 0.17,
    "overloaded_weeks": 0.64,
    "backlog": 1.6,
    "contracted_hours": 290.0,
    "party_hours": 28.0,
    "trace_hours": 104.0,
    "task_hours": 63.0,
    "service_hours": 71.0,
    "outreach_hours": 18.0,
    "renewal_hours": 9.0,
    "idle_hours": 4.0,
    "score": 0.955,
    "real_score": 0.83,
    "efficacy": 0.46,
    "gap": 0.49,
    "satisfaction": 0.56,
    "rank_correlation": 0.17,
    "voice": 0.62,
    "covered": 0.12,
    "given_up": 0.21,
    "closed_on_time": 0.71,
    "assessment_density": 0.38,
    "self_added_share": 0.22,
    "hidden_hours": 21.0,
    "visible_hours": 82.0,
    "fragmentation": 0.034,
    "ceiling": 0.58,
    "wait": 2.7,
    "trust": 0.49,
    "fairness": 0.81,
    "worst_satisfaction": 0.5,
    "misalignment": 41.0,
    "hotline": 310.0,
    "cost": 0.0,
}
EFFECTS = {
    "load": -0.11,
    "load_imposed": -0.08,
    "load_self_added": -0.05,
    "overload": -0.09,
    "overloaded_weeks": -0.24,
    "backlog": -0.5,
    "trace_hours": -16.0,
    "service_hours": 9.0,
    "efficacy": 0.061,
    "gap": -0.07,
    "score": -0.008,
    "satisfaction": 0.021,
    "wait": -0.4,
    "assessment_density": -0.06,
    "hidden_hours": 9.0,
    "visible_hours": -28.0,
    "self_added_share": -0.03,
    "cost": 640.0,
    "trust": 0.012,
    "ceiling": -0.09,
    "fairness": 0.004,
    "voice": 0.011,
}


class Inventor:
    """Invents results of `towns` townships of `size` communities; the first of `arms` is the baseline."""

    def __init__(
        self,
        towns: int = 3,
        size: int = 4,
        weeks: int = 52,
        arms: tuple[str, ...] = ("",),
        replicates: int = 5,
        title: str = "A county under assessment",
        policies: tuple[dict[str, Any], ...] = (),
    ) -> None:
        self.towns, self.size, self.weeks, self.arms = towns, size, weeks, arms
        self.replicates, self.title, self.policies = replicates, title, policies
        self.random = np.random.default_rng(7)

    # tables
    def effect(self, measure: str, arm: int) -> float:
        return EFFECTS.get(measure, 0.0) * (1.0, 1.0, -0.4, 0.6)[arm % 4] * (arm > 0)

    def noise(self, measure: str) -> float:
        if self.replicates < 2:
            return float("nan")
        return max(0.004, 0.012 * abs(TYPICAL.get(measure, 0.3)))

    def breakdowns(self, key: str) -> list[tuple[str, str]]:
        words = {"place": PLACES, "group": GROUPS, "kind": KINDS}
        return [("", ""), *((by, of) for by in MEASURES[key].by for of in words[by])]

    def value(self, key: str, of: str, arm: int = 0) -> float:
        usual = TYPICAL.get(key, 0.3)
        turn = 1.0 + 0.12 * np.sin(7.0 * len(of) + sum(map(ord, of)))
        return usual * (turn if of else 1.0) + self.effect(key, arm)

    def rows(self, arm: int) -> list[dict[str, Any]]:
        """What all measures come to in an arm."""
        found = []
        for key, m in MEASURES.items():
            for by, of in self.breakdowns(key) if not m.paired else []:
                mean, half = self.value(key, of, arm), self.noise(key)
                found.append(
                    {
                        "measure": key,
                        "by": by,
                        "of": of,
                        "name_en": m.name_en,
                        "name_zh": m.name_zh,
                        "unit": m.unit,
                        "direction": m.direction,
                        "n": self.replicates,
                        "mean": mean,
                        "sd": half,
                        "low": mean - half,
                        "high": mean + half,
                        "least": mean - 2 * half,
                        "most": mean + 2 * half,
                    }
                )
        return found

    def summary(self) -> pd.DataFrame:
        frames = []
        for n, arm in enumerate(self.arms):
            frame = pd.DataFrame(self.rows(n))
            if len(self.arms) > 1:
                frame.insert(0, "arm", arm)
            frames.append(frame)
        return pd.concat(frames, ignore_index=True)

    def effects(self) -> pd.DataFrame:
        rows = []
        for a, arm in enumerate(self.arms[1:], 1):
            for key, m in MEASURES.items():
                for by, of in self.breakdowns(key):
                    base, half = self.value(key, of), self.noise(key)
                    change = self.effect(key, a) * (0.6 if of in ("rural", "floating") else 1.0)
                    low, high = change - half, change + half
                    clear = low > 0 or high < 0
                    word = {1: "better", -1: "worse", 0: "more"}[int(np.sign(change) * m.direction)]
                    word = "less" if word == "more" and change < 0 else word
                    rows.append(
                        {
                            "arm": arm,
                            "measure": key,
                            "by": by,
                            "of": of,
                            "name_en": m.name_en,
                            "name_zh": m.name_zh,
                            "unit": m.unit,
                            "direction": m.direction,
                            "n": self.replicates,
                            "baseline": np.nan if m.paired else base,
                            "sd_baseline": half,
                            "value": 0.8 if m.paired else base + change,
                            "difference": np.nan if m.paired else change,
                            "low": 0.7 if m.paired else low,
                            "high": 0.9 if m.paired else high,
                            "variance_reduction": 6.0,
                            "p": 0.01 if clear else 0.4,
                            "holm": clear if not by else None,
                            "verdict": word if clear and not m.paired else "none",
                        }
                    )
        return pd.DataFrame(rows)

    def weekly(self) -> pd.DataFrame:
        total = WARMUP + self.weeks
        weeks = np.arange(total)
        frames = []
        for a, arm in enumerate(self.arms):
            columns: dict[str, Any] = {"level": "region", "code": 0, "name": "", "week": weeks}
            columns["observed"] = weeks >= WARMUP
            for key, m in MEASURES.items():
                if not m.weekly:
                    continue
                names = [key, *(f"{key}.group.{g}" for g in GROUPS if key == "satisfaction")]
                for name in names:
                    of = name.rpartition(".")[2] if "." in name else ""
                    usual, half = self.value(key, of), self.noise(key)
                    season = 1 + 0.02 * np.sin(weeks / 5.0) + 0.01 * self.random.standard_normal(total)
                    reached = 1 - np.exp(-np.maximum(0, weeks - WARMUP) / 12.0)
                    path = usual * season * (1 - 0.2 * np.exp(-weeks / 9.0)) + self.effect(key, a) * reached
                    if key in ("score", "real_score", "ceiling", "gap", "inflation", "polish", "found"):
                        path = np.where((weeks + 1) % 4 == 0, path, np.nan)
                    if key in ("efficacy", "unmet", "gap", "efficacy_per_hour", "fairness"):
                        path = np.where(weeks < total - 12, path, np.nan)
                    columns[name] = path
                    columns[f"{name}.low"], columns[f"{name}.high"] = path - half, path + half
                    if a:
                        columns[f"{name}.difference"] = self.effect(key, a) * reached * season
                        columns[f"{name}.difference.low"] = columns[f"{name}.difference"] - half
                        columns[f"{name}.difference.high"] = columns[f"{name}.difference"] + half
            frame = pd.DataFrame(columns)
            if len(self.arms) > 1:
                frame.insert(0, "arm", arm)
            frames.append(frame)
        return pd.concat(frames, ignore_index=True)

    def communities(self) -> pd.DataFrame:
        frames = []
        count = self.towns * self.size
        town = np.repeat(np.arange(self.towns), self.size)
        spread = {key: self.random.standard_normal(count) for key in MEASURES}
        for a, arm in enumerate(self.arms[1:] or ("",), 1 if self.arms[1:] else 0):
            codes = 370105001001 + town * 1000 + np.tile(np.arange(self.size), self.towns)
            columns: dict[str, Any] = {
                "code": codes,
                "name": [f"第{n + 1}社区" for n in range(count)],
                "township_code": codes // 1000 * 1000,
                "township": [TOWNS[n % len(TOWNS)] for n in town],
                "county_code": 370105000000,
                "county": "天桥区",
                "place": np.where(np.arange(count) % 3 == 0, "rural", "urban"),
                "residents": 3000 + 10 * np.arange(count),
                "staff": 7,
                "density": 5000.0,
                "travel_minutes": 12.0,
                "x": 0.0,
                "y": 0.0,
            }
            for key, m in MEASURES.items():
                if "community" not in m.levels:
                    continue
                usual = TYPICAL.get(key, 0.3)
                base = usual * (1 + 0.12 * spread[key] + 0.05 * spread["load"])
                if key in ("score", "ceiling"):
                    base = np.minimum(1.0, usual + 0.06 * spread[key])
                change = self.effect(key, a) * (1 + 0.5 * spread["backlog"])
                half = 0.01 * abs(usual)
                if len(self.arms) > 1:
                    columns[f"{key}.baseline"] = base
                    columns[f"{key}.difference"] = change
                    columns[f"{key}.difference.low"] = change - half
                    columns[f"{key}.difference.high"] = change + half
                columns[key] = base + change
                if len(self.arms) == 1:
                    columns[f"{key}.low"], columns[f"{key}.high"] = base - half, base + half
            frame = pd.DataFrame(columns)
            if len(self.arms) > 1:
                frame.insert(0, "arm", arm)
            frames.append(frame)
        return pd.concat(frames, ignore_index=True)

    def gains(self) -> pd.DataFrame:
        rows = []
        groups = {"place": PLACES, "group": GROUPS, "fifth": tuple("12345"), "community": ("",)}
        for a, arm in enumerate(self.arms[1:], 1):
            for key in ("efficacy", "satisfaction", "wait", "load"):
                for by, words in groups.items():
                    if by == "group" and "group" not in MEASURES[key].by:
                        continue
                    for of in words:
                        base, half = self.value(key, of), self.noise(key)
                        change = self.effect(key, a) * (1 + 0.5 * np.sin(sum(map(ord, of))))
                        better = change * MEASURES[key].direction > 0
                        clear = abs(change) > half
                        rows.append(
                            {
                                "arm": arm,
                                "measure": key,
                                "by": by,
                                "of": of,
                                "baseline": base,
                                "value": base + change,
                                "difference": change,
                                "low": change - half,
                                "high": change + half,
                                "share_better": 0.7 if by in ("fifth", "community") else np.nan,
                                "share_worse": 0.2 if by in ("fifth", "community") else np.nan,
                                "verdict": ("better" if better else "worse") if clear else "none",
                            }
                        )
        return pd.DataFrame(rows)

    def manifest(self) -> dict[str, Any]:
        scenario = {
            "title": self.title,
            "region": {"code": "370105"},
            "time": {"warmup_weeks": WARMUP, "observe_weeks": self.weeks},
        }
        made: dict[str, Any] = {
            "form": 1,
            "kind": "compare" if len(self.arms) > 1 else "run",
            "identity": f"{id(self):064x}",
            "name": "county",
            "title": {"en": self.title, "zh": self.title},
            "scenario_key": "cd" * 32,
            "seed": 1,
            "region": {"en": "山东省济南市天桥区", "zh": "山东省济南市天桥区"},
            "scenario": scenario | {"policies": list(self.policies)},
            "replicates": self.replicates,
            "run_seeds": list(range(self.replicates)),
            "failed": [],
            "sources": "ef" * 32,
            "platform": "Linux",
            "machine": "x86_64",
            "data": "aa" * 32,
            "versions": {"chaofuhe": "0.1.0", "python": "3.11.2", "numpy": "2.4.0"},
            "started": "2025-11-22T14:00:00+00:00",
            "seconds": 12.5,
            "weeks": {"warmup": WARMUP, "observed": self.weeks, "judged_to": WARMUP + self.weeks - 12},
            "files": {},
        }
        if len(self.arms) > 1:
            with_policy = [{"kind": "differentiated_assessment", "start": WARMUP, "strength": 1.0}]
            made["arms"] = [
                {
                    "name": arm,
                    "scenario": scenario | {"policies": with_policy if n else []},
                    "scenario_key": "cd" * 32,
                }
                for n, arm in enumerate(self.arms)
            ]
        return made

    def write(self, folder: Path) -> Path:
        """Write everything into `folder`."""
        from sim.study import Effect, Result

        frames = {"summary": self.summary(), "weekly": self.weekly(), "communities": self.communities()}
        if len(self.arms) > 1:
            frames |= {"effects": self.effects(), "gains": self.gains()}
        made = (Effect if len(self.arms) > 1 else Result)(self.manifest(), frames)
        return made.write(folder)
