# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What the three kinds of people do, in a real browser, from the first click to the heatmap."""

import json
import random
from datetime import timedelta
from fractions import Fraction

from odoo import fields

from ..driving import DrivingCase

READ_HEATMAP = """
const expected = %s;
const wait = (test) => new Promise((resolve, reject) => {
    const end = Date.now() + 20000;
    const look = () => test() ? resolve() : Date.now() > end
        ? reject(new Error("not shown: " + document.body.innerText.slice(0, 2000)))
        : setTimeout(look, 100);
    look();
});
const row = (name) => [...document.querySelectorAll(".o_readiness_row")].find(
    (one) => one.querySelector(".o_readiness_unit").textContent === name
);
const lookWithoutGuessing = () => [...document.querySelectorAll("button")].find(
    (one) => one.textContent.trim() === "Show the results without guessing"
);
(async () => {
    await wait(lookWithoutGuessing);
    lookWithoutGuessing().click();
    await wait(() => row("Head office"));
    row("Head office").querySelector(".o_readiness_toggle").click();
    for (const [name, scores] of Object.entries(expected)) {
        await wait(() => row(name));
        const heads = [...document.querySelectorAll(".o_readiness_head")].slice(1);
        const cells = [...row(name).querySelectorAll(".o_readiness_cell")];
        for (const [head, score] of Object.entries(scores)) {
            const place = heads.findIndex((one) => one.title === head);
            const shown = cells[place]?.textContent.trim();
            if (shown !== String(score)) {
                throw new Error(`${name}, ${head}: expected ${score}, shown ${shown}`);
            }
        }
    }
    console.log("test successful");
})().catch((error) => console.error(error.message));
"""

PREVIEW_IN_SIGHT = """
(({top, bottom}) => top > 0 && bottom <= innerHeight)(
    document.querySelector(".o_readiness_plan_beside > [name=preview]").getBoundingClientRect()
)
"""


class TestEndToEnd(DrivingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.make_company("Tour Company")
        cls.head = cls.make_department("Head office")
        cls.north = cls.make_department("Tour North", cls.head)
        cls.south = cls.make_department("Tour South", cls.head)
        cls.make_user("tour_hr", "hr.group_hr_manager")
        cls.make_user("tour_executive", "social_readiness.group_readiness_viewer")
        cls.people = {}
        for department, count in ((cls.north, 7), (cls.south, 7), (cls.head, 1)):
            prefix = department.name.split()[-1].lower()
            logins = [f"{prefix}{number}" for number in range(1, count + 1)]
            cls.employ(cls.make_users(dict.fromkeys(logins, "base.group_user")), department)
            cls.people |= dict.fromkeys(logins, department)

    def test_from_the_first_click_to_the_heatmap(self):
        self.start_tour("/odoo", "readiness_hr_launches", login="tour_hr", timeout=120)
        campaign = self.env["readiness.campaign"].search([("company_id", "=", self.company.id)])
        self.assertEqual(campaign.state, "scheduled")
        self.open_by_the_job(campaign)
        self.answer_by_clicking(campaign)
        given = {"north1": dict.fromkeys(self.items_of(campaign).ids, 4)}
        given.update(self.answer_over_http(campaign))
        self.close_by_the_job(campaign)
        self.assertEqual(campaign.state, "published")
        expected = {
            name: self.expected_scores(campaign, given, blocks)
            for name, blocks in {
                "Tour Company": [[self.north], [self.south, self.head]],
                "Head office": [[self.north], [self.south, self.head]],
                "Tour North": [[self.north]],
            }.items()
        }
        self.browser_js(
            f"/odoo/readiness?campaign={campaign.id}",
            READ_HEATMAP % json.dumps(expected),
            ready="Boolean(document.querySelector('.o_readiness_guess_form'))",
            login="tour_executive",
            timeout=120,
        )

    def test_hr_goes_from_the_overview_to_the_codes_by_keys_alone(self):
        self.make_employees(self.north, 2, company=self.company)
        with self.tab("tour_hr") as tab:
            tab.open("/odoo/readiness-start")
            tab.wait("document.querySelector('.o_readiness_start_step')")
            tab.tab_to(".o_readiness_start_step button", text="Plan a campaign")
            tab.press("Enter")
            tab.wait("document.querySelector('.o_readiness_campaign_form .oe_title')")
            tab.tab_to("[name=name] textarea")
            tab.write("By keys")
            closing = fields.Datetime.now() + timedelta(days=30)
            tab.tab_to("[name=date_close] *")
            tab.wait("document.querySelector('.o_datetime_picker')")
            tab.wait("document.activeElement.matches('[name=date_close] input')")
            tab.write(closing.strftime("%m/%d/%Y 18:00:00"))
            tab.press("Tab")
            tab.tab_to("[name=approved_by] input")
            tab.wait("!document.querySelector('.o_datetime_picker')")
            self.assertTrue(tab.js(PREVIEW_IN_SIGHT), "the preview stays beside the decisions")
            tab.write("Ana, works council")
            tab.press("Tab")
            tab.wait("document.querySelector('[name=approval_date] button')")
            tab.wait("document.activeElement?.matches('[name=approval_note] *')")
            tab.tab_to("button[name=action_review_launch]", back=True)
            tab.press("Enter")
            # Enter, pressed twice, launches nothing.
            tab.wait("document.activeElement?.innerText === 'Keep as draft'")
            tab.tab_to(".modal button[name=action_launch]", back=True)
            tab.press("Enter")
            tab.wait(
                "document.querySelector('.o_arrow_button_current')?.textContent == 'Scheduled'"
            )
            tab.open("/odoo/readiness-start")
            tab.wait("document.querySelector('.o_readiness_start_codes')")
            self.assertIn("2 people need a printed code.", tab.text())
            tab.tab_to(".o_readiness_start_codes button")
            tab.press("Enter")
            tab.wait("document.activeElement?.matches('.modal [name=layout] input')")
            tab.tab_to(".modal button[name=action_print]")
            tab.press("Enter")
            tab.wait("document.querySelector('.modal')?.innerText.includes('2 codes issued')")
            self.assertIn("Open to print", tab.text())
            tab.tab_to(".modal .btn-secondary", text="Close")
            tab.press("Enter")
            tab.wait("!document.querySelector('.o_readiness_start_codes, .modal')")
        campaign = self.env["readiness.campaign"].search([("company_id", "=", self.company.id)])
        self.assertEqual((campaign.state, campaign.codes_issued), ("scheduled", 2))
        self.assertEqual(campaign.approved_by, "Ana, works council")
        self.assertEqual(campaign.closing_day, closing.date())

    def test_dialogs_on_a_phone_begin_at_their_beginning(self):
        campaign = self.make_campaign(name="Small")
        campaign.action_launch()
        with self.tab("tour_hr") as tab:
            tab.size(390, 844, mobile=True)
            tab.ask("Emulation.setTouchEmulationEnabled", enabled=True)
            for button in ("Extend", "Codes"):
                tab.open(f"/odoo/readiness-campaigns/{campaign.id}")
                self.press_in_status_bar(tab, button)
                tab.wait("document.querySelector('.modal-footer .btn')?.checkVisibility()")
                tab.wait("document.querySelector('.modal').contains(document.activeElement)")
                place = tab.js(
                    "((body) => [body.scrollTop, body.scrollWidth - body.clientWidth])"
                    "(document.querySelector('.modal-body'))"
                )
                self.assertEqual(place, [0, 0], button)
                self.assertFalse(tab.js("document.querySelector('.o_datetime_picker')"), button)

    def test_enter_pressed_twice_deletes_no_answers(self):
        campaign = self.make_campaign(name="Kept")
        campaign.action_launch()
        with self.tab("tour_hr") as tab:
            for button, label in (
                ("Cancel campaign", "Delete and cancel"),
                ("Cancel and start over", "Delete and start over"),
            ):
                tab.open(f"/odoo/readiness-campaigns/{campaign.id}")
                self.press_in_status_bar(tab, button)
                tab.wait("document.activeElement?.innerText === 'Keep the campaign'")
                self.assertIn(label, tab.js("document.querySelector('.modal').innerText"))
                tab.press("Enter")
                tab.wait("!document.querySelector('.modal')")
                tab.reload()
                tab.wait("document.querySelector('.o_arrow_button_current')?.innerText === 'Open'")
            self.press_in_status_bar(tab, "Cancel campaign")
            tab.wait("document.activeElement?.innerText === 'Keep the campaign'")
            tab.press("Tab")
            tab.tab_to(".modal .btn-danger")
            tab.press("Enter")
            tab.wait("document.querySelector('button[name=action_relaunch]')")
        self.env.invalidate_all()
        self.assertEqual(campaign.state, "cancelled")

    @staticmethod
    def press_in_status_bar(tab, button):
        """The first button stands there; the others are in a menu on a phone."""
        tab.wait("document.querySelector('.o_statusbar_buttons')")
        named = (
            f"[...document.querySelectorAll('button')].find((one) => one.textContent == '{button}')"
        )
        if not tab.js(f"Boolean({named})"):
            tab.js("document.querySelector('.o_statusbar_buttons .dropdown-toggle').click()")
            tab.wait(named)
        tab.js(f"{named}.click()")

    def open_by_the_job(self, campaign):
        """The opening that HR announced has come."""
        self.env.flush_all()
        opening = fields.Datetime.now() - timedelta(minutes=1)
        self.env.cr.execute(
            "UPDATE readiness_campaign SET date_open = %s WHERE id = %s", [opening, campaign.id]
        )
        self.env.invalidate_all()
        self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual(campaign.state, "open")

    def close_by_the_job(self, campaign):
        """The closing that HR announced has come."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE readiness_campaign SET date_close = %s WHERE id = %s",
            [fields.Datetime.now() - timedelta(seconds=1), campaign.id],
        )
        self.env.invalidate_all()
        self.env["readiness.campaign"]._cron_open_and_close()

    def answer_by_clicking(self, campaign):
        """The employee finds the survey under "My surveys" and answers it."""
        with self.tab("north1") as tab:
            tab.open("/odoo/my-surveys")
            tab.click(".o_readiness_answer")
            tab.wait_for("questions")
            tab.click(".step:not([hidden]) [data-do=next]")
            for _section in campaign.survey_id.page_ids:
                tab.press("4", "4", "4", "4", "Enter")
            tab.click(".step:not([hidden]) [type=submit]")
            tab.wait_for("done")
            self.assertIn("no longer stored", tab.text())

    def answer_over_http(self, campaign):
        """Everybody but the one who clicked answers, as a browser without script does."""
        chance, given = random.Random(3), {}
        for login in self.people:
            if login == "north1":
                continue
            self.authenticate(login, login)
            given[login] = self.random_levels(campaign, chance)
            levels = {f"q{item}": str(level) for item, level in given[login].items()}
            page = self.send(self.welcome(campaign), levels, campaign)
            self.assertEqual(self.main(page), "done")
        return given

    def expected_scores(self, campaign, given, blocks):
        """{column: score} by arithmetic of this test's own.

        Of two departments of seven below a head office of one, one can be shown: the other
        one's seven and the one person are then the block of the head office.
        """
        scores = {}
        for page in campaign.survey_id.page_ids:
            total = answers = 0
            for block in blocks:
                people = [given[login] for login, one in self.people.items() if one in block]
                total += sum(self.softened(item, people) for item in page.question_ids)
                answers += len(people) * len(page.question_ids)
            scores[page.dimension_id.name] = Fraction(total - answers, 4 * answers) * 100
        scores["Overall"] = sum(scores.values()) / len(scores)
        return {column: self.rounded(score) for column, score in scores.items()}

    @staticmethod
    def softened(item, people):
        levels = [6 - one[item.id] if item.reverse_scored else one[item.id] for one in people]
        lowest, highest = len(people) + 8, 5 * len(people) - 4
        return min(max(sum(levels), lowest), highest)

    @staticmethod
    def rounded(score):
        return int(score + Fraction(1, 2))
