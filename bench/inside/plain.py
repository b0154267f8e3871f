"""The same questionnaire in plain Odoo."""

SETTINGS = ("questions_layout", "progression_mode", "users_can_go_back", "scoring_type")
TEXTS = (
    "title",
    "description",
    "question_type",
    "scale_min",
    "scale_max",
    "scale_min_label",
    "scale_mid_label",
    "scale_max_label",
    "constr_mandatory",
    "is_page",
    "sequence",
)


def read_questionnaire(env):
    """Return the questionnaire that the addon brings, as plain values."""
    survey = env.ref("social_readiness.questionnaire_readiness")
    asked = survey.question_and_page_ids.filtered(lambda one: not one.dimension_id.is_optional)
    return {
        "settings": {name: survey[name] for name in SETTINGS},
        "questions": [{name: one[name] for name in TEXTS} for one in asked.sorted("sequence")],
    }


def make_survey(env, questionnaire):
    """Make it in a database without the addon; return how to answer it."""
    survey = env["survey.survey"].create(
        {
            "title": "The same questionnaire",
            "survey_type": "survey",
            "access_mode": "public",
            "users_login_required": True,
            **questionnaire["settings"],
            "question_and_page_ids": [
                (0, 0, {**values, "sequence": number})
                for number, values in enumerate(questionnaire["questions"])
            ],
        }
    )
    return {
        "id": survey.id,
        "token": survey.access_token,
        "pages": [[page.id, page.question_ids.ids] for page in survey.page_ids],
    }


def done_responses(env, survey):
    """The ids of the complete responses, oldest first."""
    domain = [("survey_id", "=", survey), ("state", "=", "done")]
    return env["survey.user_input"].search(domain, order="id").ids
