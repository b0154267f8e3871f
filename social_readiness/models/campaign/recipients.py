from collections import namedtuple

from odoo import fields, models
from odoo.tools import SQL, email_normalize, escape_psql

from ...planning.audience import Audience, query_all_people

# ``key`` is what a mailing's cursor counts: roster rows, or managers.
# ``inbox`` is the id of a user who handles messages in Odoo.
Person = namedtuple("Person", "key employee_id address lang zone inbox figures")
# Addresses of this form are good; any other is looked at more closely.
PLAIN_ADDRESS = r"^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
OFFICER = "social_readiness.group_readiness_officer"


class ReadinessCampaign(models.Model):
    """Whom the mails go to, in which language, and what they say. Never who has answered."""

    _inherit = "readiness.campaign"

    reach_mails = fields.Integer("Reachable by email", compute="_compute_reach", groups=OFFICER)
    reach_to_mend = fields.Integer(
        "Invalid email addresses", compute="_compute_reach", groups=OFFICER
    )
    reach_by_code = fields.Integer(
        "Need a code",
        compute="_compute_reach",
        groups=OFFICER,
        help="No user account: print a slip with a code for them.",
    )

    # ------------------------------------------------------------
    # WHO
    # ------------------------------------------------------------

    def _people_sql(self, condition=None):
        """Employees with the address, language and time zone in which they are written to.

        :param condition: on ``employee``, a row of hr_employee; without it, all of them
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

    def _people_to_write_to(self, cursor, limit):
        """The next people of the roster; one mail for a mailbox that several share."""
        return self._fetch_people(
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
                people=self._people_sql(),
                campaign=self.id,
                cursor=cursor,
                limit=limit,
            )
        )

    def _people(self, employee_ids):
        return self._fetch_people(
            SQL(
                "SELECT employee_id, employee_id, address, lang, zone, inbox FROM (%s) person"
                " ORDER BY employee_id",
                self._people_sql(SQL("employee.id = ANY(%s)", employee_ids)),
            )
        )

    def _fetch_people(self, query):
        self.env.flush_all()
        default = self._default_lang()
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        return [
            Person(key, employee, address, lang if lang in installed else default, *more, None)
            for key, employee, address, lang, *more in self.env.execute_query(query)
        ]

    def _speaking(self):
        """The campaign in the language of its officer, for whom a job writes."""
        return self.with_context(lang=self._responsible_lang())

    def _responsible_lang(self):
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        wished = (self.user_id.lang, self._default_lang())
        return next((lang for lang in wished if lang in installed), "en_US")

    def _paper_lang(self):
        """The language of what is printed: the campaign's, or else that of whoever prints (HR).

        A campaign with several languages is printed in the reader's, if that is one of them.
        """
        own, reader = self.lang_ids.mapped("code"), self.env.lang or self.env.user.lang
        return reader if reader and (not own or reader in own) else (own or ["en_US"])[0]

    def _default_lang(self):
        return self.company_id.partner_id.lang or "en_US"

    # ------------------------------------------------------------
    # NUDGE
    # ------------------------------------------------------------

    def _managers_to_nudge(self, cursor, limit):
        """Managers of units whose participation is shown, each with the stored figures only."""
        figures = self._figures_by_manager()
        people = {person.employee_id: person for person in self._people(list(figures))}
        return [
            people[manager]._replace(figures=figures[manager])
            for manager in sorted(figures)
            if manager > cursor and manager in people
        ][:limit]

    def _figures_by_manager(self):
        """{today's manager: [(unit, step)]} of the newest stored figures."""
        figures = {}
        for unit_id, step in self._latest_participation().items():
            unit = self.env["readiness.unit"].browse(unit_id)
            if manager := unit.department_id.manager_id:
                figures.setdefault(manager.id, []).append((unit, step))
        return figures

    # ------------------------------------------------------------
    # WHAT
    # ------------------------------------------------------------

    def _mail_values(self, kind, lang, address, figures=None):
        """One mail, the same for everyone of a language: no name, no token, no answer in it."""
        subject, body = self._render_mail(kind, lang, figures)
        return {
            "subject": subject,
            "body": body,
            "body_html": body,
            "email_from": self.company_id.email_formatted or self.user_id.email_formatted,
            "reply_to": self.user_id.email_formatted or self.company_id.email_formatted,
            "email_to": address,
            "author_id": False,
            "model": False,
            "res_id": False,
            "auto_delete": True,
            "state": "outgoing",
        }

    def _render_mail(self, kind, lang, figures):
        """(subject, body) in a language, from the mail template and the campaign's words."""
        rendered = self.env.context.get("readiness_rendered", {})
        key = (self.id, kind, lang, str(figures))
        if key not in rendered:
            self._fill_words_of(lang)
            template = self._mail_template(kind).with_context(
                lang=lang, readiness_figures=self._figure_lines(figures, lang)
            )
            rendered[key] = [
                template._render_field(name, self.ids, set_lang=lang)[self.id]
                for name in ("subject", "body_html")
            ]
        return rendered[key]

    def _mail_template(self, kind):
        name = {"invitation": "invitation", "nudge": "nudge"}.get(kind, "reminder")
        return self.env.ref(f"social_readiness.mail_template_{name}").sudo()

    def _figure_lines(self, figures, lang):
        label = self.env["readiness.participation"].with_context(lang=lang)._label_of
        return [
            (unit.with_context(lang=lang).display_name, label(step)) for unit, step in figures or ()
        ]

    def _mail_link(self):
        """The campaign's one link, in the language of the mail."""
        lang = self.env["res.lang"]._get_data(code=self.env.context.get("lang") or "en_US")
        path = f"/{lang.url_code}/readiness/{self.link_code}"
        return self.get_base_url() + path if lang.url_code else self.link

    # ------------------------------------------------------------
    # ADDRESSES
    # ------------------------------------------------------------

    def _compute_reach(self):
        for campaign in self:
            mails, mend, codes = campaign.sudo()._reach() if campaign.ids else (0, [], 0)
            campaign.reach_mails = mails
            campaign.reach_to_mend = len(mend)
            if campaign.ids and campaign.state != "draft":
                codes = campaign.sudo()._count_without_user()
            campaign.reach_by_code = codes

    def _employees_to_mend(self):
        return self._reach()[1]

    def _reach(self):
        """(people who can be written to, employees whose address needs mending, people who
        cannot log in today).

        Somebody with neither a user nor an address answers with a code: nothing to mend.
        One pass counts the good ones; the others, few and in any form, are looked at one by one.
        """
        refused = self._refused_addresses()
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
                people=self._people_sql(self._asked_sql()),
                is_refused=is_refused,
            ),
        )
        mend = [
            employee
            for employee, address in sorted(others or ())
            if not email_normalize(address) or address.lower() in refused
        ]
        return good + len(others or ()) - len(mend), mend, codes

    def _asked_sql(self):
        """Whether ``employee`` is asked, or would be."""
        if self.state == "draft":
            return Audience(self).invited_sql()
        return SQL(
            "EXISTS (SELECT 1 FROM readiness_roster asked"
            " WHERE asked.employee_id = employee.id AND asked.campaign_id = %s)",
            self.id,
        )

    def _refused_addresses(self):
        """Addresses that a mail server has refused for ever."""
        missed = self.env["readiness.mailing.missed"].search(
            [("mailing_id", "in", self.mailing_ids.ids)]
        )
        return sorted({address.lower() for address in missed.mapped("address") if address})

    def _employees_with_address(self, address):
        self.env.flush_all()
        known = query_all_people(
            self.env,
            SQL(
                "SELECT employee_id, address FROM (%s) person"
                " WHERE address ILIKE %s ORDER BY employee_id",
                self._people_sql(self._asked_sql()),
                f"%{escape_psql(email_normalize(address) or address)}%",
            ),
        )
        return [
            employee
            for employee, written in known
            if email_normalize(written) == email_normalize(address)
        ]
