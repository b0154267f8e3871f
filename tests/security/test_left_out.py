# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Nobody is left out, or new, without its being said (promise 6)."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import freeze_time

from odoo.addons.social_readiness.approval.sheet import Sheet
from odoo.addons.social_readiness.results.document_writer import make_document

from .test_managers import ManagersCase


class TestDecoy(ManagersCase):
    """People are moved into another campaign, planned for later, and moved back."""

    def setUp(self):
        super().setUp()
        self.make_employees(self.plant, 197)
        self.decoyed = self.of(self.plant)[:6]
        self.trap = self.make_department("Trap")
        self.decoyed.department_id = self.trap
        now = fields.Datetime.now()
        self.decoy = self.launch(
            self.trap,
            name="Decoy",
            date_open=now + timedelta(days=5),
            date_close=now + timedelta(days=9),
        )
        self.decoyed.department_id = self.plant

    def test_people_stay_with_the_campaign_that_was_launched_first_and_it_is_said(self):
        campaign = self.launch()
        self.assertEqual(campaign.headcount, 238)
        note = "6 people were not invited because of “Decoy”."
        self.assertIn(note, campaign.audience_notes)
        self.decoy.action_cancel()
        campaign.invalidate_recordset()
        note = "6 people were not invited because of “Decoy”, which was canceled later."
        self.assertIn(note, campaign.audience_notes)
        self.decoy.unlink()
        campaign.invalidate_recordset()
        self.assertIn(note, campaign.audience_notes)

    def test_a_decoy_that_is_canceled_before_leaves_nobody_out(self):
        self.decoy.action_cancel()
        campaign = self.launch()
        self.assertEqual(campaign.headcount, 244)
        self.assertNotIn("left out", campaign.audience_notes)

    def test_of_two_campaigns_the_first_launched_is_the_cause(self):
        """Not the one that closes first, nor the one that was made first."""
        later = self.make_campaign(name="Drafted first", audience="departments",
                                   department_ids=[(6, 0, self.trap.ids)])  # fmt: skip
        self.decoyed.department_id = self.trap
        later.sudo().date_launched = fields.Datetime.now() + timedelta(seconds=9)
        self.env.flush_all()
        self.env.cr.execute(
            "INSERT INTO readiness_roster (campaign_id, unit_id, seat, employee_id)"
            " SELECT %s, unit_id, seat + 99, employee_id FROM readiness_roster"
            " WHERE campaign_id = %s",
            [later.id, self.decoy.id],
        )
        self.decoyed.department_id = self.plant
        campaign = self.launch()
        self.assertEqual([one[1] for one in campaign.left_out["campaigns"]], ["Decoy"])

    def test_viewers_read_a_release_that_left_nobody_out(self):
        self.decoy.action_cancel()
        campaign = self.launch()
        self.answer_all(campaign)
        self.close(campaign)
        viewer = self.make_user("viewer", "social_readiness.group_readiness_viewer")
        self.env.invalidate_all()
        env = self.env(user=viewer.id)
        for told in (
            env["readiness.heatmap"].get_heatmap(campaign.id),
            env["readiness.summary"].get_summary(campaign.id),
        ):
            [note] = told["campaign"]["audience_notes"]
            self.assertIn("of 244 people invited", note)

    def test_the_release_says_it_wherever_it_is_read(self):
        campaign = self.launch()
        self.answer_all(campaign)
        self.close(campaign)
        self.decoy.action_cancel()
        note = "6 people were not invited because of “Decoy”, which was canceled later."
        viewer = self.make_user("viewer", "social_readiness.group_readiness_viewer")
        env = self.env(user=viewer.id)
        for told in (
            env["readiness.heatmap"].get_heatmap(campaign.id),
            env["readiness.summary"].get_summary(campaign.id),
        ):
            self.assertIn(note, told["campaign"]["audience_notes"])
        self.assertIn(note, make_document(env, {"campaign": campaign.id}).notes)
        self.assertIn(note, self.env["readiness.staff.page"]._document(campaign).notes)


class TestNew(ManagersCase):
    def old(self, people):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE hr_employee SET create_date = now() at time zone 'UTC' - interval '31 days'"
            " WHERE id = ANY(%s)",
            [people.ids],
        )
        self.env.invalidate_all()

    def test_the_number_is_exact(self):
        self.old(self.people[:-3])
        campaign = self.launch()
        self.assertEqual(campaign.new_employees, 3)
        self.assertIn("3 of 47 people invited were", campaign.audience_notes)
        self.assertNotIn("import", campaign.audience_notes)

    def test_where_most_are_new_an_import_is_named(self):
        self.old(self.people[:-24])
        notes = self.launch().audience_notes
        self.assertRegex(
            notes, "24 of 47 people .* Such a high number probably comes from an import"
        )

    def test_none(self):
        self.old(self.people)
        self.assertIn("0 of 47 people invited were", self.launch().audience_notes)

    def test_a_campaign_from_before_says_what_was_kept_of_it(self):
        campaign = self.launch()
        campaign.new_employees = -1
        self.assertIn("Fewer than 6 of 47 people invited", campaign.audience_notes)

    def test_nobody_is_added_after_the_launch(self):
        campaign = self.launch()
        self.make_employees(self.north, 5, prefix="Invented")
        with_jobs = self.env["readiness.campaign"]
        with_jobs._cron_open_and_close()
        with_jobs._cron_tidy()
        self.assertEqual((campaign.headcount, len(self.roster_of(campaign))), (47, 47))


class TestContracts(ManagersCase):
    """Where contracts are used, that of the day decides."""

    def contract(self, person, begins, ends=None):
        today = fields.Date.today()
        person.version_id.write(
            {
                "contract_date_start": today + timedelta(days=begins),
                "contract_date_end": ends is not None and today + timedelta(days=ends),
            }
        )

    def test_future_and_ended_contracts_are_left_out_and_it_is_said(self):
        later, ended, running, last_day, *_rest = self.of(self.plant)
        self.contract(later, 100)
        self.contract(ended, -500, -100)
        self.contract(running, -500)
        self.contract(last_day, -500, 0)
        campaign = self.make_campaign()
        self.assertEqual(campaign.preview["headcount"], 45)
        said = {
            "People not invited because their contract begins later: 1.",
            "People not invited because their contract has ended: 1.",
        }
        self.assertLessEqual(said, set(campaign.preview["notes"]))
        self.assertEqual(campaign.reach_by_code, 45)
        campaign.action_launch()
        self.assertLessEqual(said, set(campaign.audience_notes.splitlines()))
        invited = set(self.units(campaign))
        self.assertFalse(invited & {later.id, ended.id})
        self.assertLessEqual({running.id, last_day.id}, invited)

    def test_the_version_of_the_day_decides_the_department(self):
        """Also where Odoo's nightly job has not made it the current one yet."""
        moved = self.of(self.plant)[0]
        self.contract(moved, -500)
        yesterday = fields.Date.today() - timedelta(days=1)
        old = moved.version_id
        new = moved.create_version({"date_version": yesterday, "department_id": self.north.id})
        moved.create_version(
            {"date_version": yesterday + timedelta(days=9), "department_id": self.south.id}
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE hr_employee SET current_version_id = %s WHERE id = %s", [old.id, moved.id]
        )
        self.env.invalidate_all()
        self.assertTrue(new)
        campaign = self.launch()
        self.assertEqual(self.units(campaign)[moved.id].department_id, self.north)

    def test_a_new_contract_after_one_that_ended(self):
        person, between = self.of(self.plant)[:2]
        self.contract(person, -500, -100)
        today = fields.Date.today()
        person.create_version(
            {"date_version": today - timedelta(days=50), "contract_date_end": False,
             "contract_date_start": today - timedelta(days=50)}
        )  # fmt: skip
        self.contract(between, -500, -100)
        between.create_version(
            {"date_version": today + timedelta(days=50), "contract_date_end": False,
             "contract_date_start": today + timedelta(days=50)}
        )  # fmt: skip
        campaign = self.launch()
        self.assertIn(person.id, self.units(campaign))
        self.assertIn("contract begins later: 1.", campaign.audience_notes)

    def test_the_day_is_the_company_s(self):
        self.company.resource_calendar_id.tz = "Pacific/Auckland"
        person = self.of(self.plant)[0]
        person.version_id.contract_date_start = "2041-03-05"
        with freeze_time("2041-03-04 12:00:00"):
            now = fields.Datetime.now()
            draft = self.make_campaign(date_open=now, date_close=now + timedelta(days=9))
            self.assertEqual(draft.preview["headcount"], 47)
        with freeze_time("2041-03-04 10:00:00"):
            draft.invalidate_recordset()
            self.assertEqual(draft.preview["headcount"], 46)


class TestArchived(ManagersCase):
    """Operations > Region, archived, 7 people > Depot."""

    def setUp(self):
        super().setUp()
        self.operations = self.make_department("Operations")
        self.region = self.make_department("Region", self.operations)
        self.depot = self.make_department("Depot", self.region)
        self.make_employees(self.operations, 8)
        self.make_employees(self.region, 7)
        self.make_employees(self.depot, 8)
        self.region.active = False

    def test_the_tree_closes_over_the_gap(self):
        campaign = self.make_campaign(
            audience="departments", department_ids=[(6, 0, self.operations.ids)]
        )
        rows = {row["name"]: row for row in campaign.preview["rows"]}
        self.assertEqual(
            {name: (row["depth"], row["direct"], row["headcount"]) for name, row in rows.items()},
            {"Operations": (0, 15, 23), "Depot": (1, 8, 8)},
        )
        note = (
            "7 people are in archived departments. "
            "They are counted in the nearest active parent department."
        )
        self.assertIn(note, campaign.preview["notes"])
        campaign.action_launch()
        root, depot = campaign.sudo().unit_ids
        self.assertEqual((root.name, root.headcount, root.direct_headcount), ("Operations", 23, 15))
        self.assertEqual((depot.name, depot.parent_id), ("Depot", root))

    def test_the_whole_company(self):
        user = self.make_user("head")
        self.operations.manager_id = self.env["hr.employee"].create(
            {"name": "Head", "user_id": user.id, "company_id": self.company.id}
        )
        campaign = self.launch()
        units = {unit.name: unit for unit in campaign.unit_ids}
        self.assertEqual(units["Operations"].headcount, 23)
        self.assertEqual(units["Depot"].parent_id, units["Operations"])
        self.env.flush_all()
        seen = (
            self.env["readiness.unit"].with_user(user).search([("campaign_id", "=", campaign.id)])
        )
        self.assertIn(units["Depot"], seen.sudo())

    def test_deleting_one_department_after_another_keeps_both_warnings(self):
        draft = self.make_campaign(
            audience="departments",
            department_ids=[(6, 0, (self.operations | self.depot | self.south).ids)],
        )
        self.depot.unlink()
        self.south.unlink()
        self.assertIn("Depot", draft.launch_problem)
        self.assertIn("South", draft.launch_problem)


class TestIncomplete(ManagersCase):
    """Records that are perhaps no real people are left out by a rule, never by name."""

    def setUp(self):
        super().setUp()
        self.job = self.env["hr.job"].create({"name": "Worker", "company_id": self.company.id})
        self.people.job_id = self.job  # none of the staff is left out by chance
        self.team = self.of(self.plant)

    def bare(self, number=1, department=None):
        """Records that nobody has filled in."""
        return self.make_employees(department, number, prefix="Bare")

    def preview_of(self, **values):
        campaign = self.make_campaign(**values)
        return campaign, " ".join(campaign.preview["notes"])

    def test_nothing_is_left_out_unless_the_rule_is_chosen(self):
        self.bare()
        campaign, notes = self.preview_of()
        self.assertIn("without a department: 1", notes)
        self.assertIn("Incomplete records", notes)
        before = campaign.preview["headcount"]
        campaign.action_launch()
        self.assertEqual(campaign.headcount, before)

    def test_records_without_a_department(self):
        bare = self.bare()
        campaign, notes = self.preview_of(incomplete="no_department")
        self.assertIn("has no department: 1", notes)
        self.assertNotIn("Incomplete records", notes)
        campaign.action_launch()
        self.assertNotIn(bare.id, self.invited_to(campaign))
        self.assertEqual(campaign.left_out["no_department"], 1)
        self.assertIn("has no department: 1", campaign.audience_notes)

    def test_records_with_neither_job_nor_manager(self):
        bare = self.bare(department=self.plant)
        for rule, is_invited in (("no_department", True), ("no_job_or_manager", False)):
            campaign, notes = self.preview_of(incomplete=rule)
            self.assertEqual("neither a job position nor a manager: 1" in notes, True, rule)
            campaign.action_launch()
            self.assertEqual(bare.id in self.invited_to(campaign), is_invited, rule)
            campaign.action_cancel()

    def test_one_of_both_is_enough(self):
        """A job or a manager: people of small firms often have only one of them."""
        with_job, with_manager = self.bare(2, department=self.plant)
        with_job.job_id = self.job
        with_manager.parent_id = self.team[0]
        campaign, _notes = self.preview_of(incomplete="no_job_or_manager")
        campaign.action_launch()
        self.assertLessEqual({with_job.id, with_manager.id}, self.invited_to(campaign))

    def test_whoever_manages_somebody_is_invited(self):
        head, lead = self.bare(2)
        self.plant.manager_id = head
        self.team[1].parent_id = lead
        lead.department_id = self.plant
        campaign, _notes = self.preview_of(incomplete="no_job_or_manager")
        campaign.action_launch()
        self.assertLessEqual({head.id, lead.id}, self.invited_to(campaign))

    def test_a_part_of_the_staff_cannot_be_left_out(self):
        self.bare(len(self.people) // 19 + 2)
        campaign, _notes = self.preview_of(incomplete="no_department")
        with self.assertRaisesRegex(UserError, "Incomplete records"):
            campaign.action_launch()
        campaign.incomplete = "invite"
        notes = " ".join(campaign.preview["notes"])
        self.assertNotIn("Incomplete records", notes, "not offered either")
        campaign.action_launch()

    def test_it_is_decided_before_the_launch(self):
        self.bare()
        campaign, _notes = self.preview_of()
        campaign.action_launch()
        with self.assertRaises(UserError):
            campaign.incomplete = "no_department"

    def test_the_sheet_states_the_rule_and_an_approval_covers_it(self):
        self.bare()
        campaign, _notes = self.preview_of(incomplete="no_department")
        sheet = Sheet(campaign.with_context(lang="en_US")).approved_text()
        self.assertIn("employee records without a department", " ".join(sheet))
        campaign.write({"approved_by": "Works council", "approval_date": campaign._today()})
        campaign.incomplete = "no_job_or_manager"
        self.assertIn("Incomplete records", campaign.approval_problem)

    def invited_to(self, campaign):
        self.env.cr.execute(
            "SELECT employee_id FROM readiness_roster WHERE campaign_id = %s", [campaign.id]
        )
        return {employee for (employee,) in self.env.cr.fetchall()}
