"""`withdrawals.yaml`: what is not understood stops the command, with the line of it."""

import pytest

from newsgen.problems import ConfigError
from newsgen.withdrawals_file import load


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("- article: a.md\n", "1 withdrawals/level: '' is no level of withdrawal."),
        ("- level: note\n", "1 withdrawals/article: It names no article."),
        ("- article: a.md\n  level: anonymise\n", "2 withdrawals/level: There are no names to replace."),
        ("- article: a.md\n  level: anonymise\n  names: '…'\n", "2 withdrawals/level: '…' is no name."),
        ("- article: a.md\n  level: note\n  date: soon\n",
         "2 withdrawals/level: 'soon' is not a date from 1500 to 2100."),
        ("- article: a.md\n  level: note\n  why: x\n", "3 withdrawals/key: There is no 'why' here."),
        ("- article: a.md\n  level: note\n- article: content/a.md\n  level: note\n",
         "3 withdrawals/article: a.md is withdrawn twice."),
        ("a: 1\n", "1 withdrawals/yaml: This is no list of withdrawals."),
    ],
)  # fmt: skip
def test_a_list_that_is_not_understood_stops_everything(written, expected):
    with pytest.raises(ConfigError) as stopped:
        load(written.encode())
    problem = stopped.value.problems[0]
    assert f"{problem.line} {problem.rule}: {problem.message}" == expected
