# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What an upgrade has to keep, and what an uninstall has to leave, read by SQL alone.

No model's field is named, so that the same lines work with the code of every version.
"""

import json
import os
from pathlib import Path

KEPT = {
    "campaigns": "SELECT id, name, state, link_code, headcount, respondents, minimum, targets,"
    " date_open::text, date_close::text FROM readiness_campaign ORDER BY id",
    "units": "SELECT id, campaign_id, name, parent_id, headcount FROM readiness_unit ORDER BY id",
    "scores": "SELECT id, campaign_id, unit_id, scope, kind, dimension_id, item_origin, score,"
    " favourable, respondents, target, gap FROM readiness_score ORDER BY id",
    "roster": "SELECT id, campaign_id, unit_id, employee_id, user_id FROM readiness_roster"
    " ORDER BY id",
    "tallies": "SELECT campaign_id, unit_id FROM readiness_tally ORDER BY unit_id",
    "participation": "SELECT campaign_id, unit_id, step FROM readiness_participation ORDER BY id",
    # A title was one text, and is one for each language.
    "actions": "SELECT id, COALESCE(to_jsonb(name)->>'en_US', to_jsonb(name)#>>'{}') AS name,"
    " campaign_id, unit_id, dimension_id FROM readiness_action",
    "questions": "SELECT id, survey_id, title, dimension_id, reverse_scored FROM survey_question"
    " WHERE survey_id IN"
    " (SELECT survey_id FROM readiness_campaign) ORDER BY id",
}
SCHEMA = {
    "columns": "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = 'public'",
    "indexes": "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND contype <> 'n'",
    "functions": "SELECT proname, '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
}
# What the addon's data files say, by their names.
TEXTS = (
    "SELECT xmlid.name, record.title FROM survey_question record JOIN ir_model_data xmlid"
    " ON xmlid.res_id = record.id AND xmlid.model = 'survey.question'"
    " WHERE module = 'social_readiness' UNION "
    "SELECT xmlid.name, record.name FROM readiness_measure record JOIN ir_model_data xmlid"
    " ON xmlid.res_id = record.id AND xmlid.model = 'readiness.measure' UNION "
    "SELECT xmlid.name, jsonb_build_array(record.name, record.description)"
    " FROM readiness_profile record JOIN ir_model_data xmlid"
    " ON xmlid.res_id = record.id AND xmlid.model = 'readiness.profile' UNION "
    "SELECT xmlid.name, jsonb_build_array(record.subject, record.body_html)"
    " FROM mail_template record JOIN ir_model_data xmlid"
    " ON xmlid.res_id = record.id AND xmlid.model = 'mail.template'"
    " WHERE module = 'social_readiness' UNION "
    "SELECT xmlid.name, record.field_description FROM ir_model_fields record JOIN ir_model_data"
    " xmlid ON xmlid.res_id = record.id AND xmlid.model = 'ir.model.fields'"
    " WHERE module = 'social_readiness' UNION "
    "SELECT xmlid.name, record.name FROM ir_ui_menu record JOIN ir_model_data xmlid"
    " ON xmlid.res_id = record.id AND xmlid.model = 'ir.ui.menu'"
    " WHERE module = 'social_readiness' UNION "
    "SELECT xmlid.name, to_jsonb(action.code) FROM ir_cron record JOIN ir_act_server action"
    " ON action.id = record.ir_actions_server_id JOIN ir_model_data xmlid"
    " ON xmlid.res_id = record.id AND xmlid.model = 'ir.cron'"
    " WHERE module = 'social_readiness' ORDER BY 1"
)
INDEXES = "SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'readiness%' ORDER BY indexname"
# After the update: bands of quality, and shares with the number of responses behind them.
BANDS = "SELECT kind, count(*), count(band) FROM readiness_quality GROUP BY kind ORDER BY kind"
SHARES = (
    "SELECT count(*) FILTER (WHERE has_favourable AND favourable_respondents = respondents),"
    " count(*) FILTER (WHERE has_favourable) FROM readiness_score"
)
# The columns of answers and flags of which PostgreSQL's statistics hold values.
SAMPLED = (
    "SELECT tablename, attname FROM pg_stats WHERE tablename LIKE 'readiness%' AND attname IN"
    " ('answered', 'told', 'code_hash', 'choices', 'counts', 'respondents')"
    " AND tablename != 'readiness_campaign' AND tablename != 'readiness_score' ORDER BY 1, 2"
)
# Tables whose rows the addon adds to: as many have to be left as there were.
SHARED = (
    "ir_act_client", "ir_act_report_xml", "ir_act_server", "ir_act_window", "ir_cron", "ir_model",
    "ir_model_access", "ir_model_fields", "ir_model_fields_selection", "ir_rule", "ir_ui_menu",
    "ir_ui_view", "mail_template", "res_groups", "res_groups_privilege",
    "spreadsheet_dashboard", "survey_question", "survey_survey", "survey_user_input",
)  # fmt: skip


def kept(env):
    return {name: rows(env.cr, query) for name, query in KEPT.items()}


def schema(cr):
    found = {name: rows(cr, query) for name, query in SCHEMA.items()}
    cr.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    there = {name for (name,) in cr.fetchall()}
    found["rows"] = [[name, rows(cr, f"SELECT count(*) FROM {name}")[0][0]]
                     for name in SHARED if name in there]  # fmt: skip
    return found


def rows(cr, query):
    cr.execute(query)
    return json.loads(json.dumps(cr.fetchall(), default=str))


def roster(env, campaign):
    """[(roster id, unit id, answered)] of the people of a campaign that nobody answered yet."""
    env.flush_all()
    env.cr.execute(
        "SELECT id, unit_id, FALSE FROM readiness_roster WHERE campaign_id = %s ORDER BY id",
        [campaign.id],
    )
    return env.cr.fetchall()


def in_files(env, words):
    """Which of these words are still in the files of the tables that held answers or codes."""
    env.cr.execute("CHECKPOINT")
    found = set()
    for table in ("readiness_roster", "readiness_tally", "survey_user_input"):
        env.cr.execute("SELECT pg_read_binary_file(pg_relation_filepath(%s))", [table])
        data = bytes(env.cr.fetchone()[0])
        found |= {word for word in words if word.encode() in data}
    return sorted(found)


def write(values):
    Path(os.environ["UPGRADE_FACTS"]).write_text(json.dumps(values))


def read():
    return json.loads(Path(os.environ["UPGRADE_FACTS"]).read_text())
