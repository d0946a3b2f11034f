"""After every step of random scenarios: nothing is lost, nothing is negative, and all books agree."""

from __future__ import annotations

import pytest

from sim.world import World

from .books import Books
from .random_worlds import random_scenario


@pytest.mark.parametrize("tens", range(22))
def test_books_agree(tens):
    for seed in range(10 * tens, 10 * tens + 10):
        world = World(random_scenario(seed), seed)
        books = Books(world)
        try:
            for _ in range(world.steps):
                books.step()
            books.check_tallies()
        except AssertionError as error:
            raise AssertionError(f"scenario {seed}, step {world.t - 1}: {error}") from error
