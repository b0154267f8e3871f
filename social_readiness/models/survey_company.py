from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError


class SurveySurvey(models.Model):
    """Questionnaires of several companies: each writes its own, and none that others use.

    A questionnaire without a company is every company's: all officers read it and launch it. Once
    another company has a campaign with it, they change a copy of it. What was frozen for a
    campaign belongs to the campaign's company.
    """

    _inherit = "survey.survey"

    company_id = fields.Many2one(
        "res.company",
        index="btree_not_null",
        default=lambda self: self._default_company_id(),
        help="Whose questionnaire it is. Empty: every company may use it.",
    )

    @api.model
    def _default_company_id(self):
        own = not self.env.su and self._type_of({}) == "readiness"
        return self.env.company if own else False

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            for vals in vals_list:
                if self._type_of(vals) == "readiness":
                    vals.setdefault("company_id", self.env.company.id)
        surveys = super().create(vals_list)
        surveys._check_may_write_in_company()
        return surveys

    def write(self, vals):
        result = super().write(vals)
        if "company_id" in vals:
            self._check_may_write_in_company()
        return result

    def copy_data(self, default=None):
        """A copy stays in its company; of what is every company's, it is one's own."""
        vals_list = super().copy_data(default)
        for survey, vals in zip(self, vals_list, strict=True):
            if survey.survey_type == "readiness" and not self.env.su:
                vals["company_id"] = vals.get("company_id") or self.env.company.id
        return vals_list

    def _check_not_launched(self):
        """Wherever the lock on launched surveys is asked, other companies' are locked too."""
        super()._check_not_launched()
        self._check_may_write_in_company()

    def _check_may_write_in_company(self):
        if self.env.su:
            return
        readiness = self.sudo().filtered(lambda survey: survey.survey_type == "readiness")
        if readiness.company_id - self.env.companies:
            raise AccessError(self.env._("Company: choose one of your own."))
        if shared := readiness._used_elsewhere():
            raise AccessError(
                self.env._(
                    "“%s” is used by another company too. Duplicate it and change the copy.",
                    shared[0].title,
                )
            )

    def _used_elsewhere(self):
        """Those of every company with which a company that is not the user's has a campaign."""
        campaigns = (
            self.env["readiness.campaign"]
            .sudo()
            .search(
                [
                    (
                        "questionnaire_id",
                        "in",
                        self.filtered(lambda survey: not survey.company_id).ids,
                    ),
                    ("company_id", "not in", self.env.user._get_company_ids()),
                ]
            )
        )
        return campaigns.questionnaire_id

    @api.constrains("company_id")
    def _check_company_of_campaigns(self):
        """No campaign is left with a questionnaire of another company."""
        for survey in self.filtered("company_id"):
            used = [
                ("questionnaire_id", "=", survey.id),
                ("company_id", "!=", survey.company_id.id),
            ]
            if self.env["readiness.campaign"].sudo().search_count(used, limit=1):
                raise ValidationError(
                    self.env._("Company: a campaign of another company uses this questionnaire.")
                )
