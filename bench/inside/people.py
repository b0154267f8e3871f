"""The model employee that the company is multiplied from, and sessions of people logged in."""

from odoo import http


def make_model(env):
    """Make one employee with a user, as HR does; return the id."""
    department = env["hr.department"].create({"name": "Model"})
    user = env["res.users"].with_context(no_reset_password=True)
    user = user.create({"name": "Person 0", "login": "person0", "tz": "Europe/Madrid"})
    employee = env["hr.employee"].create(
        {"name": "Person 0", "user_id": user.id, "department_id": department.id}
    )
    return employee.id


def log_in(env, logins):
    """Return the ids of sessions as the login page makes them."""
    users = {user.login: user for user in env["res.users"].search([("login", "in", logins)])}
    return [_session_of(env, users[login]) for login in logins]


def _session_of(env, user):
    session = http.root.session_store.new()
    session.update(http.get_default_session(), db=env.cr.dbname)
    session.uid, session.login = user.id, user.login
    session.context = {"lang": "en_US"}
    session.session_token = user._compute_session_token(session.sid)
    http.root.session_store.save(session)
    return session.sid
