# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

# ruff: noqa: E501
from odoo import api, fields, models

from ..engine.ambition import QUESTIONS, propose


class ReadinessAmbitionWizard(models.TransientModel):
    """Five questions about the plan for social media, and the goal that the answers need."""

    _name = "readiness.ambition.wizard"
    _description = "Choose a Social Media Goal"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    campaign_id = fields.Many2one(
        "readiness.campaign", domain="[('state', '=', 'draft'), ('company_id', '=', company_id)]"
    )
    channels = fields.Selection(
        [
            ("read", "None of our own: we read what others write"),
            ("few", "One or two accounts of our own"),
            ("many", "Wherever customers talk: networks, forums, groups"),
            ("community", "Our own space where customers work with us"),
        ],
        "On which channels?",
    )
    speakers = fields.Selection(
        [
            ("nobody", "Nobody yet: we listen"),
            ("spokespeople", "A few spokespeople"),
            ("employees", "Many employees, under their own names"),
            ("customers", "Employees and customers together"),
        ],
        "Who speaks in public?",
    )
    speed = fields.Selection(
        [
            ("none", "We do not reply yet"),
            ("day", "By the next working day"),
            ("hours", "Within hours, while the conversation is going on"),
            ("together", "All the time, because we work together"),
        ],
        "How fast do we reply?",
    )
    openness = fields.Selection(
        [
            ("inside", "Nothing: what we hear stays in the company"),
            ("published", "What is already published"),
            ("opinions", "What people know and think, mistakes included"),
            ("unfinished", "Unfinished work as well"),
        ],
        "What may we share in public?",
    )
    decision = fields.Selection(
        [
            ("management", "Management, based on a report"),
            ("usual", "The spokespeople, in routine cases"),
            ("speaker", "Whoever is talking with the customer"),
            ("joint", "Employees, together with customers"),
        ],
        "Who decides on replies?",
    )
    profile_id = fields.Many2one(
        "readiness.profile",
        "Social media goal",
        compute="_compute_profile_id",
        store=True,
        readonly=False,
    )
    why = fields.Html(compute="_compute_why")
    current_profile_id = fields.Many2one(
        "readiness.profile", "What we do today", related="company_id.readiness_profile_id"
    )
    wished_profile_id = fields.Many2one(
        "readiness.profile", "Saved goal", related="company_id.readiness_wished_profile_id"
    )

    @api.depends(*QUESTIONS)
    def _compute_profile_id(self):
        """Keep the goal that was chosen before until all questions are answered."""
        for wizard in self:
            if proposal := wizard._proposal():
                wizard.profile_id = wizard._profiles_by_level().get(proposal.goal)
            elif not wizard.profile_id:
                company = wizard.company_id.sudo()
                wizard.profile_id = (
                    wizard.campaign_id.profile_id or company.readiness_wished_profile_id
                )

    @api.depends(*QUESTIONS)
    @api.depends_context("lang")
    def _compute_why(self):
        for wizard in self:
            wizard.why = self.env["ir.qweb"]._render(
                "social_readiness.readiness_ambition_why", wizard._conclusion()
            )

    def _conclusion(self):
        """Return the sentences beside the questions: what is open, or the proposal and the reasons."""
        proposal, profiles = self._proposal(), self._profiles_by_level()
        if not proposal:
            unanswered = sum(not self[name] for name in QUESTIONS)
            return {"open": unanswered, "profile": False, "answers": [], "tensions": []}
        return {
            "open": 0,
            "profile": profiles.get(proposal.goal),
            "answers": self._answers(proposal, profiles),
            "tensions": self._tensions(proposal),
        }

    def _proposal(self):
        """Return the proposal for the answers; None until every question has one."""
        answers = {name: self[name] for name in QUESTIONS}
        return propose(answers) if all(answers.values()) else None

    def _profiles_by_level(self):
        """Return {level: goal}; the company's own goal with a code takes precedence over the shared
        one.
        """
        profiles = self.env["readiness.profile"].search(
            [("company_id", "in", [self.company_id.id, False]), ("code", "!=", False)]
        )
        ordered = profiles.sorted(lambda profile: bool(profile.company_id))
        return {profile.code: profile for profile in ordered}

    def _answers(self, proposal, profiles):
        """Return for each answer which goal it needs, and why: the decisive ones first."""
        answers = [
            {
                "question": self._fields[name]._description_string(self.env),
                "answer": dict(self._fields[name]._description_selection(self.env))[self[name]],
                "profile": profiles[level].name if level in profiles else level,
                "why": self._whys()[name, level],
                "is_decisive": name in proposal.decisive,
            }
            for name, level in proposal.asks.items()
        ]
        return sorted(answers, key=lambda answer: not answer["is_decisive"])

    def _tensions(self, proposal):
        """Return the sentences on answers that contradict each other, each sentence once."""
        texts = {
            "decision": self.env._(
                "Customers will have to wait, because the people who reply cannot decide "
                "enough on their own. Let them decide more, or promise less."
            ),
            "speakers": self.env._(
                "Your other answers promise more than so few people can deliver. Let more "
                "people speak, or promise less."
            ),
        }
        return [texts[name] for name in dict.fromkeys(held for _asks, held in proposal.tensions)]

    def _whys(self):
        """Return {(question, level): why this answer needs this goal}."""
        _ = self.env._
        return {
            ("channels", "listen"): _(
                "if you only read, you just have to pass what you read to the right people"
            ),
            ("channels", "answer"): _(
                "people write to anyone who has an account, and expect a reply"
            ),
            ("channels", "converse"): _(
                "no small team can be everywhere, so many people have to take part"
            ),
            ("channels", "cocreate"): _(
                "customers will not use a shared space unless the company itself works that way"
            ),
            ("speakers", "listen"): _("nobody has to speak in public yet"),
            ("speakers", "answer"): _("the few people who speak need training, support and someone to ask"),
            ("speakers", "converse"): _("whoever speaks in their own name takes a risk, and needs trust and knowledge"),
            ("speakers", "cocreate"): _(
                "customers work alongside us and see how we treat each other"
            ),
            ("speed", "listen"): _("there is no hurry to act on what you hear"),
            ("speed", "answer"): _("each question must reach someone who knows the answer within a day"),
            ("speed", "converse"): _("a conversation does not wait for permission"),
            ("speed", "cocreate"): _("working together leaves no time to wait for approval"),
            ("openness", "listen"): _(
                "what you hear stays inside, but it must reach the right people"
            ),
            ("openness", "answer"): _("those who reply must know what may be said, and hear news first"),
            ("openness", "converse"): _(
                "people admit mistakes in public only if they can admit them at work"
            ),
            ("openness", "cocreate"): _("people show unfinished work only where failed attempts are not punished"),
            ("decision", "listen"): _("for now, the same people can go on deciding"),
            ("decision", "answer"): _("people must be able to handle usual cases without asking"),
            ("decision", "converse"): _("those who talk must have the right to decide"),
            ("decision", "cocreate"): _(
                "employees can decide with customers only if they may decide a lot "
                    "themselves"
            ),
        }  # fmt: skip

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_set_wished(self):
        """Store the goal as the one that the company wants, and as the target of the draft."""
        return self._set("readiness_wished_profile_id")

    def action_set_current(self):
        """Store the goal as what the company does on social media today."""
        return self._set("readiness_profile_id")

    def _set(self, name):
        """Write one of the company's two goals: officers may, but nothing else of the company."""
        self.ensure_one()
        self.check_access("write")
        self.company_id.check_access("read")
        self.profile_id.check_access("read")
        self.company_id.sudo()[name] = self.profile_id
        if name == "readiness_wished_profile_id" and self.campaign_id:
            self.campaign_id.profile_id = self.profile_id
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": f"{self.company_id.name}: {self.profile_id.name}",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
