# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Rename what has a new name, so that it is kept and not made anew."""

FIELDS_IN_VIEWS = {"reach_to_mend": "invalid_address_count"}
COLUMNS = {"next_wave_prepared": "is_next_prepared"}
METHODS_OF_JOBS = {"_cron_prepare_waves": "_cron_prepare_next"}
XML_IDS = {
    "ir_cron_prepare_waves": "ir_cron_prepare_next",
    # Somebody may have chosen it as their home action.
    "readiness_verdict_action": "readiness_summary_action",
    "readiness_verdict_menu": "readiness_summary_menu",
}


def migrate(cr, _version):
    for old, new in FIELDS_IN_VIEWS.items():
        cr.execute(
            "UPDATE ir_ui_view"
            "   SET arch_db = regexp_replace(arch_db::text, %(old)s, %(new)s, 'g')::jsonb"
            " WHERE model = 'readiness.campaign' AND arch_db::text ~ %(old)s",
            {"old": rf"\m{old}\M", "new": new},
        )
    for old, new in COLUMNS.items():
        cr.execute(f"ALTER TABLE readiness_campaign RENAME COLUMN {old} TO {new}")
    for old, new in METHODS_OF_JOBS.items():
        cr.execute(
            "UPDATE ir_act_server SET code = replace(code, %(old)s, %(new)s)"
            " WHERE strpos(code, %(old)s) > 0",
            {"old": old, "new": new},
        )
    for old, new in XML_IDS.items():
        cr.execute(
            "UPDATE ir_model_data SET name = %s WHERE module = 'social_readiness' AND name = %s",
            [new, old],
        )
