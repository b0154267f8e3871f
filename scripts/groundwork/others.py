# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make test-others``: the addon together with what else in Odoo touches surveys and people."""

from . import testing
from .databases import Databases
from .errors import SetupError
from .template import Template

ADDON = "social_readiness"
OTHERS = (
    *("website", "hr_holidays", "hr_org_chart", "hr_skills", "hr_skills_survey", "hr_attendance"),
    *("hr_recruitment_survey", "survey_crm", "hr_presence", "hr_homeworking", "hr_gamification"),
    *("website_hr_recruitment", "website_slides_survey", "project", "mass_mailing"),
)
DATABASE = "readiness_others"


def run(session, arguments=()):
    """Install all of them, use the addon, uninstall it; return the exit code.

    :raises SetupError: if something cannot be installed, or is not gone afterwards.
    """
    databases = Databases(session)
    databases.drop(DATABASE)
    Template(session).copy_to(DATABASE)
    try:
        _odoo(session, "Installing the others and the addon", "-i", ",".join((*OTHERS, ADDON)))
        code = testing.Tests(session, arguments).run_on(DATABASE, testing.OTHERS)
        _uninstall(session, databases)
        return code
    finally:
        databases.drop(DATABASE)


def _uninstall(session, databases):
    title = "Uninstalling the addon"
    session.console.begin(title)
    command = session.odoo_command("module", "uninstall", ADDON, "-d", DATABASE)
    session.run_logged(title, command)
    if databases.has_module(DATABASE, ADDON):
        raise SetupError("The addon is still installed.")
    left = databases.query("SELECT model FROM ir_model WHERE model LIKE 'readiness.%'", DATABASE)
    if left or not databases.has_module(DATABASE, "survey_crm"):
        raise SetupError("Uninstalling left something, or took others along.", left)


def _odoo(session, title, *arguments):
    session.console.begin(title)
    quiet = ("--stop-after-init", "--log-level=warn")
    session.run_logged(title, session.odoo_command("-d", DATABASE, *arguments, *quiet))
