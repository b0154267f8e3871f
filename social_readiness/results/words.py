# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Words for dimensions that all pages and files share."""


def short_words(env):
    """Return {code of a standard dimension: the word for it within a sentence}."""
    return {
        "organisation": env._("organization"),
        "culture": env._("culture"),
        "communication": env._("internal communication"),
        "decisions": env._("decision-making"),
        "empowerment": env._("empowerment"),
        "collaboration": env._("collaboration"),
        "knowledge": env._("knowledge sharing"),
        "access": env._("Internet access"),
    }


def short_name(dimension):
    """Return the word for a dimension within a sentence; its name if the company added it."""
    return short_words(dimension.env).get(dimension.code) or dimension.name
