def uninstall_hook(env):
    """Destroy every readiness survey and answer before the addon's models go.

    The value ``readiness`` of ``survey_type`` is removed with the addon. Whatever survey stayed
    would become one of Odoo's own, and what people answered in confidence could be read.
    """
    surveys = env["survey.survey"].with_context(active_test=False)
    surveys.search([("survey_type", "=", "readiness")])._destroy_readiness()
