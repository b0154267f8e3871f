from odoo import api, models
from odoo.exceptions import AccessError


class ReadinessSealed(models.AbstractModel):
    """Rows that only the campaign's own SQL writes: mixed into what holds flags and answers.

    No group has a right to these models, but a Settings administrator could grant one: to point
    a row at another account or unit would tell who answered, or aim.
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
        raise AccessError(self.env._("Only the campaign's own steps write this, nobody by hand."))
