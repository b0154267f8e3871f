# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.exceptions import UserError

from ..planning.likelihoods import likelihoods


class ReadinessPreview(models.AbstractModel):
    """What the preview of a draft asks for besides the campaign's field ``preview``."""

    _name = "readiness.preview"
    _description = "Readiness Preview"

    @api.model
    @api.readonly
    def get_likelihoods(self, tree, minimum):
        """Return how likely each row of a preview can be shown: {id: tenths, 0 to 10}.

        The form asks for this separately because it takes longer than counting. It is computed from
        headcounts that the caller already has.

        :param tree: [[id, parent id or None, people directly in it]], one tree
        :raises AccessError: the caller may not plan campaigns
        :raises UserError: ``tree`` is not a tree
        """
        self.env["readiness.campaign"].check_access("create")
        try:
            return likelihoods(tree, minimum)
        except (TypeError, ValueError) as problem:
            raise UserError(
                self.env._("Departments: their structure is not valid. Reload the page.")
            ) from problem
