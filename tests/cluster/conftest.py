"""A real Slurm and a real Dask cluster for the tests that ask for them; they end with the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tools import cluster_dask, cluster_slurm


@pytest.fixture(scope="module")
def slurm() -> Iterator[cluster_slurm.Slurm]:
    """Two nodes of one core; arrays of eleven elements at most."""
    if reason := cluster_slurm.why_not():
        pytest.skip(reason)
    with cluster_slurm.Slurm(nodes=2, max_array=11) as found:
        yield found


@pytest.fixture
def dask() -> Iterator[cluster_dask.Dask]:
    """A scheduler and two workers."""
    if reason := cluster_dask.why_not():
        pytest.skip(reason)
    with cluster_dask.Dask(2) as found:
        yield found


@pytest.fixture
def lonely() -> Iterator[cluster_dask.Dask]:
    """A scheduler without workers."""
    if reason := cluster_dask.why_not():
        pytest.skip(reason)
    with cluster_dask.Dask(0) as found:
        yield found
