"""Run in ``odoo shell`` on the harness's database: people, each logged in once.

They are made if they are missing. Writes who they are, with the ids of their sessions.
"""
# ruff: noqa: F821  (the shell provides env)

import json
import os

from odoo import http
from odoo.service import security

TEAMS = {"Top": 2, "North": 8, "South": 6, "Night shift": 6, "Office": 4}
WITHOUT_LOGIN = "Night shift"
NAME = "Quixotina Zebediah"
JOB = "social_readiness.ir_cron_open_and_close"


def make_people():
    departments = env["hr.department"]
    top = departments.create({"name": "Top"})
    made = {
        name: top if name == "Top" else departments.create({"name": name, "parent_id": top.id})
        for name in TEAMS
    }
    for team, count in TEAMS.items():
        for number in range(count):
            make_person(f"{NAME} {team} {number}", made[team])


def make_person(name, department):
    employee = {"name": name, "department_id": department.id}
    if department.name != WITHOUT_LOGIN:
        users = env["res.users"].with_context(no_reset_password=True)
        login = name.lower().replace(" ", "_")
        employee["user_id"] = users.create({"name": name, "login": login}).id
    env["hr.employee"].create(employee)


def log_in(user):
    if not user:
        return None
    store = http.root.session_store
    session = store.new()
    session.update(http.get_default_session(), db=env.cr.dbname)
    session.uid, session.login = user.id, user.login
    session.context = dict(env(user=user.id)["res.users"].context_get())
    session.session_token = security.compute_session_token(session, env(user=user.id))
    store.save(session)
    return session.sid


def action(name, code):
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


def everybody():
    return env["hr.employee"].search([("name", "like", NAME)], order="id")


if not everybody():
    make_people()
    # Only our own jobs matter here, and the ticker decides when they run.
    env["ir.cron"].search([("id", "!=", env.ref(JOB).id)]).active = False
admin = env.ref("base.user_admin")
known = {
    "people": [
        {
            "employee": one.id,
            "name": one.name,
            "login": one.user_id.login,
            "sid": log_in(one.user_id),
            "other_sid": log_in(one.user_id),
        }
        for one in everybody()
    ],
    "officer": log_in(admin),
    "actions": {
        "close": action("close now", "model._cron_open_and_close()"),
        "night": action("a night", "model._reseal_all()"),
    },
}
env.cr.commit()
with open(os.environ["FAULTS_OUTPUT"], "w") as output:
    json.dump(known, output)
