# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from collections import namedtuple
from datetime import timedelta
from functools import cached_property

from odoo import fields
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..local_time import day_label
from .contracts import contract_sql, other_versions_sql
from .incomplete import check_not_too_many, lack_sql, left_out_lacks
from .managers import bosses_sql
from .rest import REST_DAYS, TOLERATED_OVERLAP, rested_on, resting_sql
from .scope import Scope

# Somebody who was entered in Odoo within so many days before the launch counts as new.
NEW_DAYS = 30

# People of an audience with all of this in common: ``people`` is how many they are, ``new`` how
# many of them are new in Odoo. The other fields are those of ``Audience.people_sql``.
Group = namedtuple("Group", "home manages left_out cause is_archived lacks people new rests_from")


class Audience:
    """Who is invited: everybody in whole departments, without those in their rest period.

    ``scope.py`` decides which departments these are, ``managers.py`` who answers in the root,
    ``contracts.py`` whose contract counts, ``incomplete.py`` whose record is incomplete, and
    ``rest.py`` who is resting.

    >>> Audience(campaign).groups()    # doctest: +SKIP
    [Group(home=4, manages=False, left_out=None, ..., people=12, new=1, rests_from=None), ...]
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    @cached_property
    def scope(self):
        """Return the departments of the audience, read once."""
        return Scope.of(self.campaign)

    # ------------------------------------------------------------
    # WHO
    # ------------------------------------------------------------

    def people_sql(self):
        """Return a query for the people of the audience, invited or not, with these columns.

        ``employee_id``, ``user_id``, ``create_date``;
        ``home``: the department in which the person would be counted, NULL for the root;
        ``manages``: whether the person answers in the root as somebody's manager;
        ``department_id``: where the person is in fact counted, NULL for the root;
        ``is_archived``: whether the person's own department is archived;
        ``lacks``: what the record lacks, or NULL; always NULL for somebody's manager;
        ``left_out``: NULL for those invited, or ``later``, ``ended`` (contract), what the record
        lacks, ``manager`` or ``resting``;
        ``rests_from``: the last close after which the person rests;
        ``cause``: the campaign with which the person stays.

        It goes over the employees once. Lists of thousands of ids are joined as tables, because an
        array would be searched for each row.
        """
        self.env.flush_all()
        return SQL(
            """
            WITH person AS MATERIALIZED (%(people)s)
            SELECT person.id AS employee_id, person.user_id, person.create_date,
                   person.home, person.is_archived, boss.id IS NOT NULL AS manages,
                   CASE WHEN boss.id IS NULL THEN person.home END AS department_id,
                   CASE WHEN boss.id IS NULL THEN person.lacks END AS lacks,
                   CASE WHEN person.contract IS NOT NULL THEN person.contract
                        WHEN boss.id IS NULL AND person.lacks = ANY(%(lacks)s) THEN person.lacks
                        WHEN boss.id IS NOT NULL AND %(is_single)s THEN 'manager'
                        WHEN resting.rests_from IS NOT NULL THEN 'resting'
                    END AS left_out,
                   resting.rests_from, resting.cause
              FROM person
         LEFT JOIN (%(bosses)s) boss ON boss.id = person.id
         LEFT JOIN (%(resting)s) resting ON resting.employee_id = person.id
            """,
            people=self._members_sql(),
            bosses=bosses_sql(self.scope),
            is_single=self.scope.is_single,
            resting=resting_sql(self.campaign),
            lacks=left_out_lacks(self.campaign),
        )

    def invited_sql(self):
        """Return a condition: ``employee`` would be invited if the campaign were launched now.

        Who answers in the root matters only if there is no other unit, or if incomplete records
        are left out.
        """
        if self.scope.is_single or left_out_lacks(self.campaign):
            invited = SQL(
                "SELECT employee_id FROM (%s) audience WHERE left_out IS NULL", self.people_sql()
            )
        else:
            invited = SQL(
                "SELECT person.id FROM (%s) person"
                " LEFT JOIN (%s) resting ON resting.employee_id = person.id"
                " WHERE person.contract IS NULL AND resting.rests_from IS NULL",
                self._members_sql(),
                resting_sql(self.campaign),
            )
        return SQL("employee.id IN (%s)", invited)

    def _members_sql(self):
        """Return a query for the employees of the audience, with their department today.

        Other versions of an employee are read once for all people. Right after an import, when
        PostgreSQL's statistics still say that the table is empty, it would search them for each
        person.
        """
        columns = list(zip(*self.scope.homes_in_order(), strict=True)) or [()] * 5
        departments, homes, firsts, lasts, archived = map(list, columns)
        today = self.campaign._today()
        return SQL(
            """
            WITH other AS MATERIALIZED (%(others)s)
            SELECT employee.id, employee.user_id, employee.create_date, employee.parent_id,
                   department.home, department.first, department.last,
                   COALESCE(department.is_archived, FALSE) AS is_archived, %(contract)s AS contract,
                   %(lacks)s AS lacks
              FROM hr_employee employee
         LEFT JOIN other ON other.employee_id = employee.id
              JOIN hr_version version
                ON version.id = COALESCE(other.in_force, employee.current_version_id)
         LEFT JOIN (SELECT DISTINCT ON (id) * FROM
                    unnest(%(departments)s::integer[], %(homes)s::integer[], %(firsts)s::integer[],
                           %(lasts)s::integer[], %(archived)s::boolean[])
                    department (id, home, first, last, is_archived)) department
                ON department.id = version.department_id
             WHERE employee.active AND employee.company_id = %(company)s AND %(belongs)s
            """,
            contract=contract_sql(today),
            lacks=lack_sql(),
            others=other_versions_sql(today),
            departments=departments,
            homes=homes,
            firsts=firsts,
            lasts=lasts,
            archived=archived,
            company=self.campaign.company_id.id,
            belongs=SQL(
                "TRUE" if self.campaign.audience == "company" else "department.id IS NOT NULL"
            ),
        )

    # ------------------------------------------------------------
    # HOW MANY
    # ------------------------------------------------------------

    def groups(self):
        """Return the people of the audience as they are today, counted, as :class:`Group`."""
        return self.count(SQL("(%s) audience", self.people_sql()))

    def count(self, audience, before=None):
        """Return the people of an audience, counted, as :class:`Group`.

        :param audience: what follows FROM: the rows of ``people_sql``
        :param before: a WITH clause in front of the statement
        """
        rows = query_all_people(
            self.env,
            SQL(
                """
                %(before)s
                SELECT home, manages, left_out, cause, is_archived, lacks, count(*),
                       count(*) FILTER (WHERE create_date > %(since)s), max(rests_from)
                  FROM %(audience)s GROUP BY 1, 2, 3, 4, 5, 6
                """,
                before=before or SQL(),
                since=fields.Datetime.now() - timedelta(days=NEW_DAYS),
                audience=audience,
            ),
        )
        return [Group(*row) for row in rows]

    # ------------------------------------------------------------
    # ENOUGH
    # ------------------------------------------------------------

    def check_size(self):
        """Refuse an audience that is too small, or with too many people left out or resting.

        :raises UserError: with the earliest possible opening if too many are resting; no names
        """
        groups = self.groups()
        invited = sum(group.people for group in groups if not group.left_out)
        resting = [group for group in groups if group.left_out == "resting"]
        at_rest = sum(group.people for group in resting)
        lacking = sum(
            group.people for group in groups if group.lacks and group.left_out == group.lacks
        )
        check_not_too_many(self.env, lacking, sum(group.people for group in groups))
        minimum = self.campaign.minimum
        if invited + at_rest < minimum:
            raise UserError(
                self.env._(
                    "Audience: it has fewer than %s people (the minimum group size), so "
                    "nothing could be shown. Choose a larger audience.",
                    minimum,
                )
            )
        if at_rest > TOLERATED_OVERLAP * (invited + at_rest):
            self._refuse_resting(max(group.rests_from for group in resting))
        self.check_enough(invited)

    def _refuse_resting(self, rests_from):
        raise UserError(
            self.env._(
                "Audience: more than 5%% of these people are in another campaign, or were "
                "in one less than %(days)s days before. Earliest possible opening: "
                "%(date)s.",
                days=REST_DAYS,
                date=day_label(self.env, rested_on(self.campaign, rests_from)),
            )
        )

    def check_enough(self, invited):
        """Refuse to invite fewer people than the minimum group size.

        :raises UserError: there are fewer
        """
        if invited < self.campaign.minimum:
            raise UserError(
                self.env._(
                    "Audience: most of these people cannot be invited again yet. Choose a larger "
                    "audience or a later opening."
                )
            )


def query_all_people(env, query):
    """Execute a query that joins all employees; return its rows.

    PostgreSQL takes a table for empty if it was filled after the last statistics, and would then go
    through all employees for each of them, which takes minutes. With nested loops off, it joins by
    hashing, which suits any number of rows.
    """
    env.cr.execute("SET LOCAL enable_nestloop = off")
    rows = env.execute_query(query)
    env.cr.execute("RESET enable_nestloop")
    return rows
