# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..languages import paper_lang
from ..mailing.codes import Codes
from ..mailing.my_surveys import minutes_of
from ..printing import printer
from ..report import code_paper

OFFICER = "social_readiness.group_readiness_officer"
OWN = "own"


class ReadinessCodeWizard(models.TransientModel):
    """Issue codes and print them at once: they exist nowhere but on this paper.

    The wizard holds what was asked for, never a code. The PDF is made in the request that stores
    the hashes, and goes to the officer's browser only: there is no attachment and nothing in the
    log. While it prints, the page is a file that only Odoo's user may read: in memory on Linux,
    elsewhere in the temporary folder. If the paper is lost, codes are issued again.
    """

    _name = "readiness.code.wizard"
    _description = "Print Codes"

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="campaign_id.company_id")
    who = fields.Selection(
        [
            ("missing", "Everyone without an Odoo user who has no code yet"),
            ("one", "One person: a new code replaces the old one"),
            ("all", "Everyone without an Odoo user: new codes replace all old ones"),
        ],
        string="Codes for",
        required=True,
        default="missing",
    )
    employee_id = fields.Many2one(
        "hr.employee.public",
        "Person",
        domain="[('company_id', '=', company_id), ('user_id', '=', False)]",
    )
    layout = fields.Selection(
        [("slips", "Slips to cut out, 8 per page"), ("letters", "Letters, one page per person")],
        string="Print as",
        required=True,
        default="slips",
    )
    lang = fields.Selection(
        "_langs",
        string="Language",
        required=True,
        compute="_compute_lang",
        store=True,
        readonly=False,
        precompute=True,
        help=(
            "The language of people without an Odoo user was set when they were imported. "
            "It is often not their own."
        ),
    )
    people = fields.Integer("Codes to print", compute="_compute_people")
    without_login = fields.Integer("People without an Odoo user", compute="_compute_people")
    can_print = fields.Boolean(compute="_compute_can_print")
    kiosk_link = fields.Char("Page for a shared tablet", compute="_compute_kiosk_link")

    @api.model
    def _langs(self):
        own = (OWN, self.env._("Each person's own language"))
        return [*self.env["res.lang"].get_installed(), own]

    @api.depends("campaign_id")
    def _compute_lang(self):
        """Compute the language: the campaign's, or else that of the user who prints."""
        for wizard in self:
            wizard.lang = paper_lang(wizard.campaign_id)

    @api.depends("campaign_id", "who", "employee_id")
    def _compute_people(self):
        for wizard in self:
            codes, which = Codes(wizard.campaign_id.sudo()), wizard._which()
            wizard.people = 0 if which is None else codes.count_without_login(**which)
            wizard.without_login = codes.count_without_login() if wizard.campaign_id else 0

    def _compute_can_print(self):
        self.can_print = bool(printer())

    @api.depends("campaign_id")
    def _compute_kiosk_link(self):
        for wizard in self:
            wizard.kiosk_link = wizard.campaign_id.link and f"{wizard.campaign_id.link}/kiosk"

    def action_print(self):
        """Let the browser fetch the paper, because codes exist only in that response."""
        self._check_may_print()
        if not self.people:
            raise UserError(self._nobody())
        return {
            "type": "ir.actions.client",
            "tag": "social_readiness.print_codes",
            "params": {"wizard_id": self.id},
        }

    def _check_may_print(self):
        self.ensure_one()
        self.check_access("write")
        if not self.env.user.has_group(OFFICER):
            raise AccessError(
                self.env._("Only readiness officers can print codes. Ask HR for them.")
            )
        self.campaign_id.check_access("write")
        if self.campaign_id._clock() == "over":
            raise UserError(
                self.env._("“%s” is not running, so it needs no codes.", self.campaign_id.name)
            )

    def _roster_ids(self):
        which = self._which()
        return [] if which is None else Codes(self.campaign_id.sudo()).without_login(**which)

    def _which(self):
        """Return for whom codes are, as arguments of the campaign's selection; None if not said
        yet.
        """
        if not self.campaign_id or (self.who == "one" and not self.employee_id):
            return None
        employee = self.employee_id if self.who == "one" else None
        return {"missing_only": self.who == "missing", "employee": employee}

    def _nobody(self):
        if self.who == "one" and not self.employee_id:
            return self.env._("Person: choose who needs a new code.")
        if self.who == "one":
            return self.env._(
                "Person: %s is not in this campaign, or has an Odoo user and needs no code. "
                "Choose someone else.",
                self.employee_id.name,
            )
        if self.without_login:
            return self.env._(
                "Everyone without an Odoo user already has a code. Choose who gets a new one."
            )
        return self.env._("Everyone in this campaign has an Odoo user, so no codes are needed.")

    def _issue(self):
        """Issue the codes and return their PDF.

        The paper is made first and the hashes are stored last, so that nobody who answers has to
        wait for a long print.

        :raises UserError: nobody needs a code, or another officer has issued some meanwhile
        """
        self._check_may_print()
        issued = Codes(self.campaign_id.sudo())
        roster_ids = self._roster_ids()
        if not roster_ids:
            raise UserError(self._nobody())
        codes = issued.make_up(roster_ids)
        paper = self._print(codes)
        if issued.store(codes, replace=self.who != "missing") != codes.keys():
            raise UserError(
                self.env._(
                    "Someone else is issuing codes for this campaign. Open this window again later."
                )
            )
        return paper

    # ------------------------------------------------------------
    # PAPER
    # ------------------------------------------------------------

    def _print(self, codes):
        addressees = self._addressees(codes)
        page = self.env["ir.qweb"]._render(
            f"social_readiness.code_{self.layout}",
            {
                "title": self.campaign_id.name,
                "addressees": addressees,
                "sheets": code_paper.sheets(addressees),
                "size_of": code_paper.size_of,
            },
        )
        return self.env["ir.actions.report"]._readiness_print(str(page), code_paper.PAGE)

    def _addressees(self, codes):
        holders = Codes(self.campaign_id.sudo()).holders(list(codes))
        departments = self.env["hr.employee"].sudo().concat(*holders.values()).department_id
        spoken = {}
        addressees = []
        for roster_id, employee in holders.items():
            lang = self._lang_of(employee) if self.lang == OWN else self.lang
            if lang not in spoken:
                labels = departments.with_context(lang=lang)._readiness_labels()
                spoken[lang] = (self.with_context(lang=lang)._texts(), labels)
            texts, labels = spoken[lang]
            addressees.append(
                code_paper.Addressee(
                    employee.name,
                    labels.get(employee.department_id.id, ""),
                    codes[roster_id],
                    lang.replace("_", "-"),
                    texts,
                )
            )
        return addressees

    def _lang_of(self, employee):
        installed = dict(self.env["res.lang"].get_installed())
        return employee.lang if employee.lang in installed else paper_lang(self.campaign_id)

    def _texts(self):
        """Return what the paper says, in the language of the context."""
        campaign, link = self.campaign_id, self.campaign_id.link
        closing = campaign._moment_label(campaign.date_close)
        return {
            "campaign": campaign.name,
            "link": link,
            "shown_link": link.split("://")[-1],
            "your_code": self.env._("Your code"),
            "closing": self.env._("Open until %s", closing),
            "how": self.env._("Scan the QR code, or open this address and enter the code:"),
            "warning": self.env._(
                "Whoever holds this code can answer in your place. Keep it to yourself."
            ),
            "title": self.env._("What is work really like here?"),
            "intro": self.env._(
                "Please tell us. It takes about %s minutes, in one sitting, and nobody is told "
                "who took part.",
                minutes_of(campaign.sudo()),
            ),
            "use": self.env._(
                "Your code only shows that you are invited. It is not stored with your answers, "
                "and nobody can see from it whether you have answered."
            ),
            "lost": self.env._(
                "Lost it? Ask %s for a new one; this one then stops working.",
                campaign.user_id.sudo().name or self.env._("HR"),
            ),
            "protection": self.env._("How your answers are protected, and the limits:"),
            "protection_link": f"{link.split('://')[-1]}/protection",
        }
