"""Compiled and uncompiled synthesis agree."""

import json
import os
import subprocess
import sys

import numpy as np

from sim.parameters import to_record
from sim.region.divisions import RegionSpec
from sim.region.synthesis import synthesise

PROGRAM = """
import json
from sim.parameters import to_record
from sim.region.divisions import RegionSpec
from sim.region.synthesis import synthesise
r = synthesise(RegionSpec.of(synthetic={}, population=4000), to_record())
print(json.dumps({
    "residents": r.communities.residents.tolist(),
    "by_group": r.communities.by_group.tolist(),
    "flags": int(r.residents["flags"].astype("i8").sum()),
    "staff": r.communities.staff.tolist(),
    "posts": r.cadres.posts.tolist(),
    "travel": r.communities.travel_minutes.tolist(),
    "knowledge": r.cadres.knowledge.tolist(),
}))
"""


def test_counts_are_equal_and_reals_close():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    plain = json.loads(done.stdout)
    fast = synthesise(RegionSpec.of(synthetic={}, population=4000), to_record())
    assert fast.communities.residents.tolist() == plain["residents"]
    assert fast.communities.by_group.tolist() == plain["by_group"]
    assert int(fast.residents["flags"].astype("i8").sum()) == plain["flags"]
    assert fast.communities.staff.tolist() == plain["staff"]
    assert fast.cadres.posts.tolist() == plain["posts"]
    np.testing.assert_allclose(fast.communities.travel_minutes, plain["travel"], rtol=1e-9)
    np.testing.assert_allclose(fast.cadres.knowledge, plain["knowledge"], rtol=1e-9)
