from collections import namedtuple
from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from .rest import REST_DAYS, TOLERATED_OVERLAP

# So long before the launch somebody who was entered in Odoo is new.
NEW_DAYS = 30

# Of the people of an audience, those who are alike in what is asked about them: ``home`` is the
# department in which they would be counted, ``left_out`` the reason why they are not invited.
Group = namedtuple("Group", "home manages left_out cause is_archived people new rests_from")


class ReadinessCampaign(models.Model):
    """Who is asked: whole department subtrees, large enough, and rested since the last time.

    Which departments these are is in ``scope.py``, who answers in the root in ``managers.py``,
    whose contract runs in ``contracts.py``, who is at rest in ``rest.py``.
    """

    _inherit = "readiness.campaign"

    def _audience_sql(self, scope=None):
        """Select the people of the audience, invited or not, in one pass over the employees.

        ``employee_id``, ``user_id``, ``create_date``;
        ``home``: the department in which the person would be counted, NULL for the root;
        ``manages``: whether the person answers in the root as somebody's manager;
        ``department_id``: the one of the two, where the person is counted in fact;
        ``is_archived``: whether the person's own department is archived;
        ``left_out``: NULL for the invited, or ``later``, ``ended`` (contract), ``manager`` or
        ``resting``; ``rests_from``: the last close that keeps the person from being asked;
        ``cause``: the campaign that the person stays with.

        Lists of thousands are joined as tables: an array is searched for each row.
        """
        self.env.flush_all()
        scope = scope or self._scope()
        return SQL(
            """
            WITH person AS MATERIALIZED (%(people)s), boss AS MATERIALIZED (%(bosses)s)
            SELECT person.id AS employee_id, person.user_id, person.create_date,
                   person.home, person.is_archived, boss.id IS NOT NULL AS manages,
                   CASE WHEN boss.id IS NULL THEN person.home END AS department_id,
                   CASE WHEN person.contract IS NOT NULL THEN person.contract
                        WHEN boss.id IS NOT NULL AND %(is_single)s THEN 'manager'
                        WHEN resting.rests_from IS NOT NULL THEN 'resting'
                    END AS left_out,
                   resting.rests_from, resting.cause
              FROM person
         LEFT JOIN boss ON boss.id = person.id
         LEFT JOIN (%(resting)s) resting ON resting.employee_id = person.id
            """,
            people=self._people_of(scope),
            bosses=self._bosses_sql(scope),
            is_single=scope.is_single,
            resting=self._resting_sql(),
        )

    def _people_of(self, scope):
        """Select the people who belong to the audience, each with the department of the day.

        The other versions are found once: right after an import, when PostgreSQL still takes the
        company for empty, it would look for them anew for each person.
        """
        places = list(zip(*scope.places_in_order(), strict=True)) or [()] * 5
        departments, homes, firsts, lasts, archived = map(list, places)
        return SQL(
            """
            WITH other AS MATERIALIZED (%(others)s)
            SELECT employee.id, employee.user_id, employee.create_date, employee.parent_id,
                   place.home, place.first, place.last,
                   COALESCE(place.is_archived, FALSE) AS is_archived, %(contract)s AS contract
              FROM hr_employee employee
         LEFT JOIN other ON other.employee_id = employee.id
              JOIN hr_version version
                ON version.id = COALESCE(other.in_force, employee.current_version_id)
         LEFT JOIN unnest(%(departments)s::integer[], %(homes)s::integer[], %(firsts)s::integer[],
                          %(lasts)s::integer[], %(archived)s::boolean[])
                   place (id, home, first, last, is_archived)
                ON place.id = version.department_id
             WHERE employee.active AND employee.company_id = %(company)s AND %(belongs)s
            """,
            contract=self._contract_sql(),
            others=self._other_versions_sql(),
            departments=departments,
            homes=homes,
            firsts=firsts,
            lasts=lasts,
            archived=archived,
            company=self.company_id.id,
            belongs=SQL("TRUE" if self.audience == "company" else "place.id IS NOT NULL"),
        )

    def _invited_sql(self):
        """Whether ``employee`` would be invited, if the campaign were launched now.

        Who answers in the root matters only where there is nothing else.
        """
        scope = self._scope()
        if scope.is_single:
            invited = SQL(
                "SELECT employee_id FROM (%s) audience WHERE left_out IS NULL",
                self._audience_sql(scope),
            )
        else:
            invited = SQL(
                "SELECT person.id FROM (%s) person"
                " LEFT JOIN (%s) resting ON resting.employee_id = person.id"
                " WHERE person.contract IS NULL AND resting.rests_from IS NULL",
                self._people_of(scope),
                self._resting_sql(),
            )
        return SQL("employee.id IN (%s)", invited)

    # ------------------------------------------------------------
    # HOW MANY
    # ------------------------------------------------------------

    def _groups(self, scope=None):
        """The people of the audience as they are today, as :class:`Group`."""
        return self._read_groups(SQL("(%s) audience", self._audience_sql(scope)))

    def _read_groups(self, audience, before=None):
        """Count the people of an audience.

        :param audience: what follows FROM: the rows of ``_audience_sql``
        :param before: a WITH that comes before the statement
        """
        rows = self.env.execute_query(
            SQL(
                """
                %(before)s
                SELECT home, manages, left_out, cause, is_archived, count(*),
                       count(*) FILTER (WHERE create_date > %(since)s), max(rests_from)
                  FROM %(audience)s GROUP BY 1, 2, 3, 4, 5
                """,
                before=before or SQL(),
                since=fields.Datetime.now() - timedelta(days=NEW_DAYS),
                audience=audience,
            )
        )
        return [Group(*row) for row in rows]

    def _check_audience_size(self):
        groups = self._groups()
        invited = sum(group.people for group in groups if not group.left_out)
        resting = [group for group in groups if group.left_out == "resting"]
        at_rest = sum(group.people for group in resting)
        if invited + at_rest < self.minimum:
            raise UserError(
                self.env._(
                    "Audience: it has fewer than %s people, the minimum group size. Nothing could "
                    "be shown about it. Choose a larger audience.",
                    self.minimum,
                )
            )
        if at_rest > TOLERATED_OVERLAP * (invited + at_rest):
            rests_from = max(group.rests_from for group in resting)
            raise UserError(
                self.env._(
                    "Audience: more than 5%% of these people are in another campaign, or were "
                    "less than %(days)s days before. Earliest possible opening: %(date)s.",
                    days=REST_DAYS,
                    date=format_date(self.env, self._rested_on(rests_from)),
                )
            )
        self._check_enough(invited)

    def _check_enough(self, invited):
        if invited < self.minimum:
            raise UserError(
                self.env._(
                    "Audience: too few people remain who can be asked again already. Choose a "
                    "larger audience, or a later opening."
                )
            )

    # ------------------------------------------------------------
    # DELETED DEPARTMENTS
    # ------------------------------------------------------------

    def _note_deleted_departments(self, departments):
        """Say on each draft what its audience loses: a smaller one must not go unnoticed.

        Beside what is said there already: each deletion is a loss of its own.
        """
        drafts = self.search([("state", "=", "draft"), ("department_ids", "in", departments.ids)])
        for draft in drafts:
            speaking = draft._speaking()
            lost = departments.with_context(lang=speaking.env.lang) & speaking.department_ids
            problem = speaking.env._(
                "Departments: deleted since they were chosen, and no longer asked: %s. Choose "
                "others, or launch without them.",
                ", ".join(lost.mapped("name")),
            )
            draft.launch_problem = "\n".join(filter(None, (draft.launch_problem, problem)))
