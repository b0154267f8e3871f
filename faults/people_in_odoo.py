# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""People of the harness's database, each logged in; runs inside Odoo."""

from trial.inside import log_in

TEAMS = {"Top": 2, "North": 8, "South": 6, "Night shift": 6, "Office": 4}
WITHOUT_LOGIN = "Night shift"
NAME = "Quixotina Zebediah"
JOB = "social_readiness.ir_cron_open_and_close"


def make_people(env):
    departments = {}
    for team, count in TEAMS.items():
        parent = departments["Top"].id if departments else False
        departments[team] = env["hr.department"].create({"name": team, "parent_id": parent})
        for number in range(count):
            make_person(env, f"{NAME} {team} {number}", departments[team])


def make_person(env, name, department):
    employee = {"name": name, "department_id": department.id}
    if department.name != WITHOUT_LOGIN:
        users = env["res.users"].with_context(no_reset_password=True)
        login = name.lower().replace(" ", "_")
        employee["user_id"] = users.create({"name": name, "login": login}).id
    env["hr.employee"].create(employee)


def action(env, name, code):
    """A job, to be run over HTTP beside the scheduled ones."""
    model = env.ref("social_readiness.model_readiness_campaign")
    values = {"name": f"Faults: {name}", "model_id": model.id, "state": "code", "code": code}
    actions = env["ir.actions.server"]
    return (actions.search([("name", "=", values["name"])]) or actions.create(values)).id


def everybody(env):
    return env["hr.employee"].search([("name", "like", NAME)], order="id")


def bring(env):
    """Make the people if they are missing, and log them in; return who they are."""
    if not everybody(env):
        make_people(env)
        # Only our own jobs matter here, and the ticker decides when they run.
        env["ir.cron"].search([("id", "!=", env.ref(JOB).id)]).active = False
    return {
        "people": [known(env, one) for one in everybody(env)],
        "officer": log_in(env, env.ref("base.user_admin")),
        "actions": {
            "close": action(env, "close now", "model._cron_open_and_close()"),
            "night": action(env, "a night", "model._reseal_all()"),
        },
    }


def known(env, employee):
    """A person with two sessions, if they have a user."""
    user = employee.user_id
    return {
        "employee": employee.id,
        "name": employee.name,
        "login": user.login,
        "sessions": [log_in(env, user) if user else None for _two in range(2)],
    }
