# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.exceptions import AccessError


class ReadinessSealed(models.AbstractModel):
    """Rows that only the campaign's own SQL writes: flags, answers, and what is released of them.

    No group has the right to write them, but a Settings administrator could grant it: to point
    a row at another account or unit would tell who answered, or aim. Sudo may not either.
    """

    _name = "readiness.sealed"
    _description = "Readiness Sealed Rows"
    _log_access = False

    # pylint: disable=method-required-super

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse()

    def write(self, vals):
        self._refuse()

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse()

    def _refuse(self):
        raise AccessError(
            self.env._("Only the campaign itself writes these records; they cannot be edited.")
        )
