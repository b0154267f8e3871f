from collections import namedtuple

from odoo import fields, models
from odoo.tools import SQL, email_normalize, escape_psql

# ``key`` is what a mailing's cursor counts: roster rows, or managers.
Person = namedtuple("Person", "key employee_id address lang zone figures")
# Addresses of this form are good; any other is looked at more closely.
PLAIN_ADDRESS = r"^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
OFFICER = "social_readiness.group_readiness_officer"


class ReadinessCampaign(models.Model):
    """Whom the mails go to, in which language, and what they say. Never who has answered."""

    _inherit = "readiness.campaign"

    reach_mails = fields.Integer("Can be written to", compute="_compute_reach", groups=OFFICER)
    reach_to_mend = fields.Integer("Addresses to mend", compute="_compute_reach", groups=OFFICER)
    reach_by_code = fields.Integer(
        "Need a code",
        compute="_compute_reach",
        groups=OFFICER,
        help="Neither a user nor an e-mail address: print a slip with a code for them.",
    )

    # ------------------------------------------------------------
    # WHO
    # ------------------------------------------------------------

    def _people_sql(self):
        """Employees with the address, language and time zone in which they are written to."""
        return SQL(
            """
            SELECT employee.id AS employee_id,
                   employee.user_id,
                   CASE WHEN employee.plain THEN employee.work_email
                        ELSE COALESCE(NULLIF(btrim(partner.email), ''),
                                      NULLIF(btrim(employee.work_email), ''))
                   END AS address,
                   employee.plain,
                   COALESCE(partner.lang, employee.lang) AS lang,
                   COALESCE(partner.tz, resource.tz) AS zone
              FROM (SELECT *, COALESCE(work_email ~ %(plain)s, FALSE) AS plain
                      FROM hr_employee WHERE active OFFSET 0) employee
         LEFT JOIN res_users users ON users.id = employee.user_id AND users.active
         LEFT JOIN res_partner partner ON partner.id = users.partner_id
         LEFT JOIN resource_resource resource ON resource.id = employee.resource_id
            """,
            plain=PLAIN_ADDRESS,
        )

    def _people_to_write_to(self, cursor, limit):
        """The next people of the roster; one mail for a mailbox that several share."""
        return self._fetch_people(
            SQL(
                """
                SELECT key, employee_id, address, lang, zone FROM (
                    SELECT DISTINCT ON (COALESCE(lower(person.address), roster.id::text))
                           roster.id AS key, person.*
                      FROM readiness_roster roster
                      JOIN (%(people)s) person ON person.employee_id = roster.employee_id
                     WHERE roster.campaign_id = %(campaign)s
                  ORDER BY COALESCE(lower(person.address), roster.id::text), roster.id
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
                "SELECT employee_id, employee_id, address, lang, zone FROM (%s) person"
                " WHERE employee_id = ANY(%s) ORDER BY employee_id",
                self._people_sql(),
                employee_ids,
            )
        )

    def _fetch_people(self, query):
        self.env.flush_all()
        default = self._default_lang()
        installed = {code for code, _name in self.env["res.lang"].get_installed()}
        return [
            Person(key, employee, address, lang if lang in installed else default, zone, None)
            for key, employee, address, lang, zone in self.env.execute_query(query)
        ]

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
        return [(unit.with_context(lang=lang).name, label(step)) for unit, step in figures or ()]

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
            campaign.reach_by_code = codes

    def _employees_to_mend(self):
        return self._reach()[1]

    def _reach(self):
        """(people with a good address, employees whose address needs mending, people without).

        Somebody with neither a user nor an address answers with a code: nothing to mend.
        One pass counts the good ones; the others, few and in any form, are looked at one by one.
        """
        self.env.flush_all()
        refused = self._refused_addresses()
        [(good, codes, others)] = self.env.execute_query(
            SQL(
                """
                SELECT count(*) FILTER (WHERE is_good),
                       count(*) FILTER (WHERE address IS NULL AND user_id IS NULL),
                       json_agg(json_build_array(employee_id, address) ORDER BY employee_id)
                           FILTER (WHERE NOT is_good
                                     AND (address IS NOT NULL OR user_id IS NOT NULL))
                  FROM (SELECT *, plain AND lower(address) != ALL(%(refused)s) AS is_good
                          FROM (%(people)s) person WHERE %(asked)s) reach
                """,
                people=self._people_sql(),
                asked=self._reach_sql(),
                refused=refused,
            )
        )
        mend = [
            employee
            for employee, address in others or ()
            if not email_normalize(address) or address.lower() in refused
        ]
        return good + len(others or ()) - len(mend), mend, codes

    def _reach_sql(self):
        """Whether a person is asked, or would be."""
        rostered = SQL("SELECT employee_id FROM readiness_roster WHERE campaign_id = %s", self.id)
        if self.state == "draft":
            rostered = SQL("SELECT employee_id FROM (%s) audience", self._audience_sql())
        return SQL("employee_id IN (%s)", rostered)

    def _refused_addresses(self):
        """Addresses that a mail server has refused for ever."""
        missed = self.env["readiness.mailing.missed"].search(
            [("mailing_id", "in", self.mailing_ids.ids)]
        )
        return sorted({address.lower() for address in missed.mapped("address") if address})

    def _employees_with_address(self, address):
        self.env.flush_all()
        known = self.env.execute_query(
            SQL(
                "SELECT employee_id, address FROM (%s) person"
                " WHERE address ILIKE %s AND %s ORDER BY employee_id",
                self._people_sql(),
                f"%{escape_psql(email_normalize(address) or address)}%",
                self._reach_sql(),
            )
        )
        return [
            employee
            for employee, written in known
            if email_normalize(written) == email_normalize(address)
        ]
