# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""People of the harness's database, each logged in; runs inside Odoo."""

from trial.inside import log_in

TEAMS = {"Top": 2, "North": 8, "South": 6, "Night shift": 6, "Office": 4}
WITHOUT_LOGIN = "Night shift"
NAME = "Quixotina Zebediah"
JOB = "social_readiness.ir_cron_open_and_close"


def make_people(env):
    departments = env["hr.department"]
    top = departments.create({"name": "Top"})
    made = {
        name: top if name == "Top" else departments.create({"name": name, "parent_id": top.id})
        for name in TEAMS
    }
    for team, count in TEAMS.items():
        for number in range(count):
            make_person(env, f"{NAME} {team} {number}", made[team])


def make_person(env, name, department):
    employee = {"name": name, "department_id": department.id}
    if department.name != WITHOUT_LOGIN:
        users = env["res.users"].with_context(no_reset_password=True)
        login = name.lower().replace(" ", "_")
        employee["user_id"] = users.create({"name": name, "login": login}).id
    env["hr.employee"].create(employee)


def action(env, name, code):
    """A job, to be run over HTTP beside the scheduled ones."""
    name = f"Faults: {name}"
    actions = env["ir.actions.server"]
    values = {
        "name": name,
        "model_id": env.ref("social_readiness.model_readiness_campaign").id,
        "state": "code",
        "code": code,
    }
    return (actions.search([("name", "=", name)]) or actions.create(values)).id


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
    sessions = [log_in(env, employee.user_id) if employee.user_id else None for _two in range(2)]
    return {
        "employee": employee.id,
        "name": employee.name,
        "login": employee.user_id.login,
        "sid": sessions[0],
        "other_sid": sessions[1],
    }
