# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Give goals names that say what the company does, unless somebody renamed them."""

from psycopg2.extras import Json

# {XML id: (new name, the shipped names in each language that it replaces)}
GOALS = {
    "profile_listen": (
        "Listen to customers",
        {
            "en_US": "Listen",
            "es": "Escuchar",
            "ca": "Escoltar",
            "pt": "Ouvir",
            "fr": "Écouter",
            "de": "Zuhören",
        },
    ),
    "profile_answer": (
        "Reply to customers",
        {
            "en_US": "Answer",
            "es": "Responder",
            "ca": "Respondre",
            "pt": "Responder",
            "fr": "Répondre",
            "de": "Antworten",
        },
    ),
    "profile_converse": (
        "Let employees speak",
        {
            "en_US": "Converse",
            "es": "Conversar",
            "ca": "Conversar",
            "pt": "Conversar",
            "fr": "Converser",
            "de": "Mitreden",
        },
    ),
    "profile_cocreate": (
        "Co-create with customers",
        {
            "en_US": "Co-create",
            "es": "Cocrear",
            "ca": "Cocrear",
            "pt": "Cocriar",
            "fr": "Cocréer",
            "de": "Gemeinsam gestalten",
        },
    ),
}


def migrate(cr, version):
    for xml_id, (name, shipped) in GOALS.items():
        cr.execute(
            "SELECT profile.id, profile.name FROM readiness_profile profile"
            "  JOIN ir_model_data data ON data.res_id = profile.id"
            " WHERE data.module = 'social_readiness' AND data.model = 'readiness.profile'"
            "   AND data.name = %s",
            [xml_id],
        )
        for profile, names in cr.fetchall():
            if names.get("en_US") == shipped["en_US"]:
                renamed = {"en_US": name, **_written_by_hand(names, shipped)}
                cr.execute(
                    "UPDATE readiness_profile SET name = %s WHERE id = %s", [Json(renamed), profile]
                )


def _written_by_hand(names, shipped):
    """Keep translations that somebody wrote; the shipped ones are loaded again after this."""
    return {
        lang: text
        for lang, text in names.items()
        if lang != "en_US" and text not in (shipped["en_US"], shipped.get(lang.split("_")[0]))
    }
