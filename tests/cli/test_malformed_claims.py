"""What is wrong with the file of a claim is said once, in both languages, before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.cli import run
from tests.cli.test_claims import TRUE

ARMS = TRUE[TRUE.index("[[arms]]") : TRUE.index("[[parts]]")]
PARTS = TRUE[TRUE.index("[[parts]]") :]
CARRIER = '\n[[carriers]]\nkey = "x2"\n'

WRONG = {
    "unknown key": (TRUE.replace("least =", "lest ="), "parts[1].lest", "least"),
    "unknown table": (TRUE + "\n[tests]\na = 1\n", "tests", ""),
    "wrong type": (TRUE.replace("two = 1.0", 'two = "1"'), "parts[1].weights.two", "1e+12"),
    "weights no table": (
        TRUE.replace("weights = { two = 1.0, one = -1.0 }", "weights = 1"),
        "parts[1].weights",
        "",
    ),
    "no parts": (TRUE.replace(PARTS, ""), "parts", ""),
    "no arms": (TRUE.replace(ARMS, ""), "arms", ""),
    "unknown measure": (TRUE.replace('measure = "y"', 'measure = "z"'), "parts[1].measure", "y"),
    "measure no text": (TRUE.replace('measure = "y"', "measure = [1]"), "parts[1].measure", "y"),
    "expectation": (TRUE.replace('"higher"', '"more"'), "parts[1].expected", "not higher"),
    "no expectation": (TRUE.replace('expected = "higher"\n', ""), "parts[1].expected", "higher"),
    "no size": (TRUE.replace("least = 0.1\n", ""), "parts[1]", "least"),
    "size of nothing": (TRUE.replace("least = 0.1", "least = 0.0"), "parts[1].least", ""),
    "unknown arm": (TRUE.replace("{ two = 1.0", "{ tow = 1.0"), "parts[1].weights.tow", "two"),
    "two arms inside": (
        TRUE.replace("weights = { two = 1.0, one = -1.0 }", 'inside = ["one", "two"]'),
        "parts[1]",
        "",
    ),
    "part twice": (TRUE + PARTS, "parts[2].name", ""),
    "carrier without values": (TRUE + CARRIER, "carriers[1]", "values"),
    "carrier twice": (TRUE + CARRIER + "values = [0.0, 0.0]\n", "carriers[1].values[2]", ""),
    "value no number": (TRUE + CARRIER + "values = [[]]\n", "carriers[1].values[1]", ""),
    "source no text": (TRUE.replace('["LiLiu2025"]', "[2025]"), "sources[1]", ""),
    "space no switch": ('space = "no"\n' + TRUE, "space", ""),
    "no document": (TRUE.replace("[[arms]]", "[[arms"), "", ""),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_malformed_claim_is_refused(case, tmp_path: Path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text, key, said = WRONG[case]
    assert text != TRUE
    Path("wrong.toml").write_text(text, "utf-8")
    for lang, other in (("en", "错误"), ("zh", "Error")):
        assert run(["--lang", lang, "claims", "./wrong.toml"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("wrong.toml") == 1
        assert key in err
        assert said in err
        assert other not in err
        assert "Traceback" not in err
    assert not Path("results").exists()
