# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How the campaign after another one is called."""

from datetime import date

from odoo.tests import TransactionCase, tagged

from odoo.addons.social_readiness.planning.next_name import NextName

OCTOBER = date(2026, 10, 5)


@tagged("post_install", "-at_install")
class TestNextName(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for lang in ("es_ES", "ca_ES"):
            cls.env["res.lang"]._activate_lang(lang)
            cls.env["ir.module.module"]._load_module_terms(["social_readiness"], [lang])

    def after(self, name, opening, lang="en_US", opened=OCTOBER):
        env = self.env(context={"lang": lang})
        return NextName(env, name, opened, opening).text()

    def assertNames(self, opening, **names):
        for name, expected in names.items():
            with self.subTest(name):
                self.assertEqual(self.after(name, opening), expected)

    def test_a_year_later(self):
        self.assertNames(
            date(2027, 10, 4),
            **{
                "Readiness 2026": "Readiness 2027",
                "Autumn 2026": "Autumn 2027",
                "Otoño de 2026": "Otoño de 2027",
                "2026": "2027",
                "Readiness 2026-10": "Readiness 2027-10",
                "Pulse 3": "Pulse 4",
                "Pulse #9": "Pulse #10",
                "Social media readiness": "Social media readiness, October 2027",
            },
        )

    def test_half_a_year_later_it_is_another_season(self):
        self.assertNames(
            date(2027, 4, 5),
            **{
                "Readiness 2026": "Readiness 2027",
                "Autumn 2026": "April 2027",
                "Pulse fall 2026": "Pulse, April 2027",
                "Pulse, Autumn 2026": "Pulse, April 2027",
                "Pulso de octubre de 2026": "Pulso, April 2027",
                "Readiness 2026-10": "Readiness 2027-04",
            },
        )

    def test_in_the_same_year_the_month_tells_them_apart(self):
        self.assertNames(
            date(2026, 11, 30),
            **{
                "Readiness 2026": "Readiness, November 2026",
                "Autumn 2026": "November 2026",
                "Q4": "Q4, November 2026",
                "Plan 2026/2027": "Plan 2026/2027, November 2026",
            },
        )

    def test_months_do_not_pile_up_in_any_language(self):
        for lang, first, second in (
            ("en_US", "Pulse, April 2027", "Pulse, October 2027"),
            ("es_ES", "Pulse, abril de 2027", "Pulse, octubre de 2027"),
            ("ca_ES", "Pulse, abril del 2027", "Pulse, octubre del 2027"),
        ):
            april, october = date(2027, 4, 5), date(2027, 10, 4)
            self.assertEqual(self.after("Pulse", april, lang), first)
            self.assertEqual(self.after(first, october, lang, opened=april), second)
            moved = self.after(first, october, opened=date(2027, 5, 3))
            self.assertEqual(moved, "Pulse, October 2027", "opened a month later than proposed")

    def test_a_month_alone_begins_in_upper_case(self):
        self.assertEqual(self.after("Otoño 2026", date(2027, 4, 5), "es_ES"), "Abril de 2027")
