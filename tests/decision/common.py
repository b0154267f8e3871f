# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields

from ..common import ReadinessCase


class DecisionCase(ReadinessCase):
    """A published wave in which everything but decisions and empowerment reaches its target."""

    LEVELS = {"decisions": 2, "empowerment": 3}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.converse = cls.env.ref("social_readiness.profile_converse")
        cls.listen = cls.env.ref("social_readiness.profile_listen")
        cls.dimension = {
            one.code: one for one in cls.env["readiness.dimension"].search([("is_core", "=", True)])
        }
        cls.campaign = cls.publish(profile_id=cls.converse.id)
        cls.root = cls.unit("Readiness Test")
        cls.viewer, cls.officer, cls.staff, cls.manager = cls.make_users(
            {
                "viewer": "social_readiness.group_readiness_viewer",
                "officer": "social_readiness.group_readiness_officer",
                "staff": "base.group_user",
                "north_manager": "base.group_user",
            }
        )
        cls.north.manager_id = cls.env["hr.employee"].create(
            {"name": "Lead", "user_id": cls.manager.id, "company_id": cls.company.id}
        )

    @classmethod
    def publish(cls, levels=None, **values):
        """A wave in which everybody answers 5, but on some dimensions something lower."""
        levels = cls.LEVELS if levels is None else levels
        campaign = cls.make_campaign(**values)
        campaign.action_launch()
        answer = {}
        for item in cls.items_of(campaign):
            level = levels.get(item.page_id.dimension_id.code, 5)
            answer[item.id] = 6 - level if item.reverse_scored else level
        cls.answer_all(campaign, levels=lambda roster: answer)
        cls.close(campaign)
        return campaign

    @classmethod
    def next_wave(cls, levels):
        """A second wave, as if long after the first."""
        now = fields.Datetime.now()
        cls.env.cr.execute(
            "UPDATE readiness_campaign SET date_open = %s - interval '90 days',"
            " date_close = %s - interval '80 days' WHERE id = %s",
            [now, now, cls.campaign.id],
        )
        cls.env.invalidate_all()
        return cls.publish(levels, previous_id=cls.campaign.id, profile_id=cls.converse.id)

    @classmethod
    def unit(cls, name, campaign=None):
        units = (campaign or cls.campaign).unit_ids
        return units.filtered(lambda unit: unit.name == name)

    def verdict(self, user=None, unit=None, profile=None):
        return (
            self.env["readiness.summary"]
            .with_user(user or self.viewer)
            .get_summary(
                self.campaign.id, unit.id if unit else False, profile.id if profile else False
            )
        )

    @classmethod
    def plan(cls, user, unit, dimension="decisions", **values):
        return (
            cls.env["readiness.action"]
            .with_user(user)
            .create(
                {
                    "name": "A purse",
                    "campaign_id": unit.campaign_id.id,
                    "unit_id": unit.id,
                    "dimension_id": cls.dimension[dimension].id,
                    **values,
                }
            )
        )
