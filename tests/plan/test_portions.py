"""Files of data cut so that no article moves to another file because others come or go."""

from hypothesis import given
from hypothesis import strategies as st

from newsgen.plan.portions import Portion, held_by, portions, read

IDS = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=60)


def rows(ids):
    return [("2015", each) for each in ids]


@given(IDS, st.integers(1, 9))
def test_every_row_stands_in_one_portion_in_its_order_as_its_key_says(ids, most):
    cut = list(portions(rows(ids), most))
    assert sorted(row for _, some in cut for row in some) == sorted(rows(ids))
    for portion, some in cut:
        assert [row[1] for row in some] == held_by(portion, ids)
        assert read(portion.suffix.removeprefix("-")) == portion
    assert {portion.of for portion, _ in cut} <= {1, 2, 4, 8, 16, 32, 64}


@given(IDS.filter(lambda ids: len(ids) > 1), st.integers(2, 9))
def test_one_more_changes_one_portion_while_their_number_stays(ids, most):
    before, after = list(portions(rows(ids[1:]), most)), list(portions(rows(ids), most))
    if before[0][0].of == after[0][0].of:
        assert len([each for each in after if each not in before]) == 1


def test_few_rows_stand_in_one_file_without_a_number():
    assert list(portions(rows("ab"), 2)) == [(Portion(0, 1), rows("ab"))]
    assert [portion.of for portion, _ in portions(rows("abc"), 2)] == [2] * len(list(portions(rows("abc"), 2)))
    assert [Portion(0, 1).suffix, Portion(1, 4).suffix] == ["", "-2-of-4"]
