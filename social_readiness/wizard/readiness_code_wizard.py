# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..languages import MOST_ON_PAPER, installed_langs, paper_lang, paper_langs
from ..mailing.codes import Codes
from ..printing import printer
from ..report import code_paper, code_texts
from ..tools import OFFICER, one_or_many


class ReadinessCodeWizard(models.TransientModel):
    """Issue codes and print them at once: they exist nowhere but on this paper. Or print a poster.

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
        [
            ("slips", "Slips with codes to cut out: 8 per page, 4 in several languages"),
            ("letters", "Letters with codes: one page per person and language"),
            ("poster", "Poster with the address, without codes: one page"),
        ],
        string="Print",
        required=True,
        default="slips",
    )
    language = fields.Selection(
        [
            ("same", "The same languages for everyone"),
            ("own", "Each person's own language"),
        ],
        required=True,
        default="same",
        help=(
            "The language of people without an Odoo user was set when they were imported. "
            "It is often not their own."
        ),
    )
    lang_ids = fields.Many2many(
        "res.lang",
        string="Languages",
        domain="[('code', 'in', lang_codes)]",
        compute="_compute_lang_ids",
        store=True,
        readonly=False,
        precompute=True,
    )
    lang_codes = fields.Json("Languages to choose from", compute="_compute_lang_codes")
    people = fields.Integer("Codes to print", compute="_compute_people")
    without_login = fields.Integer("People without an Odoo user", compute="_compute_people")
    nobody = fields.Char("Why nobody gets a code", compute="_compute_people")
    can_print = fields.Boolean(compute="_compute_can_print")
    kiosk_link = fields.Char("Page for a shared tablet", compute="_compute_kiosk_link")

    @api.depends("campaign_id")
    def _compute_lang_codes(self):
        """Those that people can answer in."""
        for wizard in self:
            own = wizard.campaign_id.lang_ids.mapped("code")
            wizard.lang_codes = own or installed_langs(self.env)

    @api.depends("campaign_id")
    def _compute_lang_ids(self):
        for wizard in self:
            wizard.lang_ids = wizard.campaign_id and wizard._proposed_langs()

    def _proposed_langs(self):
        entered = Codes(self.campaign_id.sudo()).langs_without_login()
        codes = paper_langs(self.campaign_id, entered)
        return self.env["res.lang"].search([("code", "in", codes)])

    @api.depends("campaign_id", "who", "employee_id")
    def _compute_people(self):
        for wizard in self:
            codes, which = Codes(wizard.campaign_id.sudo()), wizard._which()
            wizard.people = 0 if which is None else codes.count_without_login(**which)
            wizard.without_login = codes.count_without_login() if wizard.campaign_id else 0
            wizard.nobody = not wizard.people and wizard._nobody()

    def _compute_can_print(self):
        self.can_print = bool(printer())

    @api.depends("campaign_id")
    def _compute_kiosk_link(self):
        for wizard in self:
            wizard.kiosk_link = wizard.campaign_id.link and f"{wizard.campaign_id.link}/kiosk"

    def action_print(self):
        """Let the browser fetch the paper, because codes exist only in that response."""
        self._check_may_print()
        self._check_langs()
        if self.layout != "poster" and not self.people:
            raise UserError(self._nobody())
        return {
            "type": "ir.actions.client",
            "tag": "social_readiness.print_codes",
            "params": {"wizard_id": self.id, "issued": self._issued_label()},
        }

    def _issued_label(self):
        """Return what is said once the paper is there; nothing for a poster."""
        if self.layout == "poster":
            return False
        return one_or_many(
            self.people,
            self.env._("1 code issued"),
            self.env._("%s codes issued", self.people),
        )

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

    def _check_langs(self):
        if self.layout != "poster" and self.language == "own":
            return
        if not 1 <= len(self.lang_ids) <= MOST_ON_PAPER:
            raise UserError(
                self.env._("Languages: choose at least one, and at most %s.", MOST_ON_PAPER)
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

    def _paper(self):
        """Return what the officer asked for: (the name of the file, a PDF)."""
        if self.layout != "poster":
            return self.env._("Codes"), self._issue()
        self._check_may_print()
        self._check_langs()
        texts = [code_texts.poster_texts(self._campaign_in(lang)) for lang in self._langs()]
        look = self.campaign_id.company_id._readiness_look()
        poster = code_paper.Poster(texts)
        return self.env._("Poster"), self._render("code_poster", one=poster, look=look)

    def _print(self, codes):
        addressees = self._addressees(codes)
        rows, sheets = code_paper.sheets(addressees)
        return self._render(f"code_{self.layout}", addressees=addressees, sheets=sheets, rows=rows)

    def _render(self, template, **values):
        page = self.env["ir.qweb"]._render(
            f"social_readiness.{template}",
            {"title": self.campaign_id.name, "size_of": code_paper.size_of, **values},
        )
        return self.env["ir.actions.report"]._readiness_print(str(page), code_paper.PAGE)

    def _addressees(self, codes):
        holders = Codes(self.campaign_id.sudo()).holders(list(codes))
        departments = self.env["hr.employee"].sudo().concat(*holders.values()).department_id
        spoken = {}
        addressees = []
        for roster_id, employee in holders.items():
            langs = self._langs_of(employee)
            if langs not in spoken:
                texts = [code_texts.code_texts(self._campaign_in(lang)) for lang in langs]
                labels = departments.with_context(lang=langs[0])._readiness_labels()
                spoken[langs] = (texts, labels)
            texts, labels = spoken[langs]
            department = labels.get(employee.department_id.id, "")
            code = codes[roster_id]
            addressees.append(code_paper.Addressee(employee.name, department, code, texts))
        return addressees

    def _langs_of(self, employee):
        """The languages of one person's paper; those of all if the person's is not installed."""
        is_own = self.language == "own" and employee.lang in installed_langs(self.env)
        return (employee.lang,) if is_own else self._langs()

    def _langs(self):
        """The chosen languages, the reader's first."""
        chosen = (self.lang_ids or self._proposed_langs()).mapped("code")
        first = paper_lang(self.campaign_id)
        return tuple(sorted(chosen, key=lambda lang: lang != first))

    def _campaign_in(self, lang):
        return self.campaign_id.with_context(lang=lang)
