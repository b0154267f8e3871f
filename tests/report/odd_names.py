# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A company as it really is: names in many scripts, of one long word, twice the same, pasted."""

from ..common import ReadinessCase

SCRIPTS = {
    "Czech": "Žluťoučký kůň",
    "Greek": "Εξυπηρέτηση πελατών",
    "Cyrillic": "Отдел продаж",
    "Arabic": "خدمة العملاء (الشمال)",
    "Hebrew": "מחלקת שירות",
    "Chinese": "北京研发部",
    "Korean": "고객 지원",
    "Hindi": "अनुसंधान विभाग",
    "Thai": "ฝ่ายบริการลูกค้า",
}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtenabt"[:71] + "g"
PASTED = "Quality\x0bcontrol"
ODD = [*SCRIPTS.values(), LONG, PASTED]


class OddNamesCase(ReadinessCase):
    """A published wave of a company with odd names: a base class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.alike = [cls.make_department("Support", above) for above in (cls.sales, cls.plant)]
        odd = [cls.make_department(name, cls.plant) for name in ODD]
        for number, department in enumerate([*cls.alike, *odd]):
            cls.make_employees(department, 8 + number, prefix=f"P{number}")
        # Not all in one small group: these come out as "Other teams".
        cls.make_employees(cls.make_department("Tiny", cls.sales), 3)
        cls.officer = cls.make_user("officer", "social_readiness.group_readiness_officer")
        cls.viewer = cls.make_user("viewer", "social_readiness.group_readiness_viewer")

    @classmethod
    def publish(cls, **values):
        campaign = cls.make_campaign(
            name="Autumn\x0bwave",
            profile_id=cls.env.ref("social_readiness.profile_converse").id,
            **values,
        )
        campaign.action_launch()
        cls.answer_all(campaign, levels=cls.low_answers(campaign))
        cls.close(campaign)
        return campaign

    @classmethod
    def low_answers(cls, campaign):
        """Low in every department, so that each is below its target; a little different in each."""
        items = cls.items_of(campaign)

        def levels(roster):
            low = 1 + roster[1] % 3
            return {item.id: 6 - low if item.reverse_scored else low for item in items}

        return levels
