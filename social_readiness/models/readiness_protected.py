# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)


class ReadinessProtected(models.AbstractModel):
    """Models whose rows only this addon's own SQL may write: the roster, tallies, codes, and what
    is published (scores and quality).

    No group has the right to write them, but a Settings administrator could grant it, and point a
    row at another account or unit to find out who answered. So writing is refused with sudo too.
    """

    _name = "readiness.protected"
    _description = "Readiness Protected Records"
    _log_access = False
    # The reason that whoever tries to write is given.
    _refusal = _lt("Only the campaign itself writes these records; they cannot be edited.")

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
        raise AccessError(self.env._(self._refusal))
