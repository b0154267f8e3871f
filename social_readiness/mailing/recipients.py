# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from collections import namedtuple
from typing import NamedTuple

from odoo.tools import SQL, email_normalize, escape_psql

from ..languages import company_lang, installed_langs
from ..planning.audience import Audience, query_all_people

# ``key`` is what a mailing's cursor refers to: a roster row, or a manager. ``inbox`` is the id of
# the user if they handle messages in Odoo.
Person = namedtuple("Person", "key employee_id address lang zone inbox figures")
# Addresses of this form are valid; any other is checked more closely.
PLAIN_ADDRESS = r"^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"


class Reach(NamedTuple):
    mails: int  # people who can be written to
    invalid: list  # ids of employees whose address is missing or wrong
    codes: int  # people who cannot log in today


NO_REACH = Reach(0, [], 0)


def people_sql(condition=None):
    """Return a query for employees with the address, language and time zone for emails.

    :param condition: on ``employee``, a row of hr_employee; by default, all of them
    """
    return SQL(
        """
        SELECT employee.id AS employee_id,
               employee.user_id,
               CASE WHEN employee.plain THEN employee.work_email
                    ELSE COALESCE(NULLIF(btrim(partner.email), ''),
                                  NULLIF(btrim(employee.work_email), ''))
               END AS address,
               employee.plain,
               users.id IS NULL AS needs_code,
               COALESCE(partner.lang, employee.lang) AS lang,
               COALESCE(partner.tz, resource.tz) AS zone,
               CASE WHEN users.notification_type = 'inbox' THEN users.id END AS inbox
          FROM (SELECT id, user_id, resource_id, lang, work_email,
                       COALESCE(work_email ~ %(plain)s, FALSE) AS plain
                  FROM hr_employee employee
                 WHERE active AND %(condition)s OFFSET 0) employee
     LEFT JOIN res_users users ON users.id = employee.user_id AND users.active
     LEFT JOIN res_partner partner ON partner.id = users.partner_id
     LEFT JOIN resource_resource resource ON resource.id = employee.resource_id
        """,
        plain=PLAIN_ADDRESS,
        condition=condition or SQL("TRUE"),
    )


class Recipients:
    """Who gets the emails of a campaign, and in which language; never who has answered (sudo)."""

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    # ------------------------------------------------------------
    # WHO IS WRITTEN TO
    # ------------------------------------------------------------

    def next_people(self, cursor, limit):
        """Return the next people of the roster; if several share a mailbox, it gets one email."""
        return self._fetch(
            SQL(
                """
                SELECT key, employee_id, address, lang, zone, inbox FROM (
                    SELECT DISTINCT ON (inbox, COALESCE(lower(person.address), roster.id::text))
                           roster.id AS key, person.*
                      FROM readiness_roster roster
                      JOIN (%(people)s) person ON person.employee_id = roster.employee_id
                     WHERE roster.campaign_id = %(campaign)s
                  ORDER BY inbox, COALESCE(lower(person.address), roster.id::text), roster.id
                ) mailbox
                 WHERE key > %(cursor)s ORDER BY key LIMIT %(limit)s
                """,
                people=people_sql(),
                campaign=self.campaign.id,
                cursor=cursor,
                limit=limit,
            )
        )

    def people(self, employee_ids):
        return self._fetch(
            SQL(
                "SELECT employee_id, employee_id, address, lang, zone, inbox FROM (%s) person"
                " ORDER BY employee_id",
                people_sql(SQL("employee.id = ANY(%s)", employee_ids)),
            )
        )

    def _fetch(self, query):
        self.env.flush_all()
        default = company_lang(self.campaign)
        installed = set(installed_langs(self.env))
        return [
            Person(key, employee, address, lang if lang in installed else default, *more, None)
            for key, employee, address, lang, *more in self.env.execute_query(query)
        ]

    def next_managers(self, cursor, limit):
        """Return the next managers of units whose response rate is shown, with these stored
        figures.
        """
        figures = self.figures_by_manager()
        people = {person.employee_id: person for person in self.people(list(figures))}
        return [
            people[manager]._replace(figures=figures[manager])
            for manager in sorted(figures)
            if manager > cursor and manager in people
        ][:limit]

    def figures_by_manager(self):
        """Return {current manager: [(unit, step)]} from the newest stored figures."""
        figures = {}
        newest = self.env["readiness.participation"]._newest_steps(self.campaign)
        for unit_id, step in newest.items():
            unit = self.env["readiness.unit"].browse(unit_id)
            if manager := unit.department_id.manager_id:
                figures.setdefault(manager.id, []).append((unit, step))
        return figures

    # ------------------------------------------------------------
    # ADDRESSES
    # ------------------------------------------------------------

    def reach(self):
        """Return how many of those who are or would be invited can be reached, and how.

        Somebody with neither a user nor an address answers with a code, so there is nothing to
        correct. The valid addresses are counted in one pass; the others, which are few, are checked
        one by one.
        """
        refused = self.refused_addresses()
        is_refused = SQL("lower(address) = ANY(%s)", refused) if refused else SQL("FALSE")
        self.env.flush_all()
        [(good, others, codes)] = query_all_people(
            self.env,
            SQL(
                """
                SELECT count(*) FILTER (WHERE is_good),
                       json_agg(json_build_array(employee_id, address))
                           FILTER (WHERE NOT is_good
                                     AND (address IS NOT NULL OR user_id IS NOT NULL)),
                       count(*) FILTER (WHERE needs_code)
                  FROM (SELECT *, inbox IS NOT NULL OR (plain AND NOT %(is_refused)s) AS is_good
                          FROM (%(people)s) person) reach
                """,
                people=people_sql(self.asked_sql()),
                is_refused=is_refused,
            ),
        )
        invalid = [
            employee
            for employee, address in sorted(others or ())
            if not email_normalize(address) or address.lower() in refused
        ]
        return Reach(good + len(others or ()) - len(invalid), invalid, codes)

    def asked_sql(self):
        """Return a condition: ``employee`` is invited or, before the launch, would be."""
        if self.campaign.state == "draft":
            return Audience(self.campaign).invited_sql()
        return SQL(
            "EXISTS (SELECT 1 FROM readiness_roster asked"
            " WHERE asked.employee_id = employee.id AND asked.campaign_id = %s)",
            self.campaign.id,
        )

    def refused_addresses(self):
        """Return the addresses that a mail server has refused permanently."""
        missed = self.env["readiness.mailing.missed"].search(
            [("mailing_id", "in", self.campaign.mailing_ids.ids)]
        )
        return sorted({address.lower() for address in missed.mapped("address") if address})

    def with_addresses(self, addresses):
        """Return [(employee id, address)] of those invited who have one of these addresses."""
        self.env.flush_all()
        patterns = [f"%{escape_psql(email_normalize(one) or one)}%" for one in addresses]
        known = query_all_people(
            self.env,
            SQL(
                "SELECT employee_id, address FROM (%s) person"
                " WHERE address ILIKE ANY(%s) ORDER BY employee_id",
                people_sql(self.asked_sql()),
                patterns,
            ),
        )
        asked_for = {email_normalize(one) or one.lower(): one for one in addresses}
        found = (
            (employee, asked_for.get(email_normalize(written) or written.lower()))
            for employee, written in known
        )
        return [(employee, address) for employee, address in found if address]
