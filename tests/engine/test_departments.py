# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Where people of archived departments are counted, and who is his own boss's boss."""

from engine.departments import Department, homes, parents, rings

OPERATIONS = Department(1, (1,), True)
REGION = Department(2, (1, 2), False)
DEPOT = Department(3, (1, 2, 3), True)
SHED = Department(4, (1, 2, 3, 4), False)


def test_people_of_archived_departments_are_counted_in_the_nearest_active_one_above():
    found = homes([OPERATIONS, REGION, DEPOT, SHED])
    assert found == {1: 1, 2: 1, 3: 3, 4: 3}


def test_without_an_active_one_above_they_are_counted_in_the_root():
    assert homes([REGION, DEPOT]) == {2: None, 3: 3}


def test_the_tree_closes_over_the_gap():
    assert parents([OPERATIONS, REGION, DEPOT]) == {1: None, 3: 1}
    assert parents([OPERATIONS, DEPOT]) == {1: None, 3: 1}


def test_rings_are_found_whatever_leads_into_them():
    assert rings({1: 2, 2: 3, 3: 1, 4: 1, 5: 4}) == [{1, 2, 3}]
    assert rings({5: 4, 4: 1, 1: 2, 2: 1, 7: 8, 8: 7}) == [{1, 2}, {7, 8}]


def test_lines_and_people_who_manage_themselves_are_no_rings():
    assert rings({1: 2, 2: 3, 4: 2}) == []
    assert rings({1: 1, 2: 1}) == []
    assert rings({}) == []
