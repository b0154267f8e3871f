# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""In which language a campaign is shown, printed and mailed."""

# More do not fit on one paper.
MOST_ON_PAPER = 4
# A language that fewer of the people are entered with is not proposed.
LEAST_SHARE = 0.1


def installed_langs(env):
    """Return the codes of the installed languages, in Odoo's order."""
    return [code for code, _name in env["res.lang"].get_installed()]


def company_lang(campaign):
    """Return the language of the campaign's company."""
    return campaign.company_id.partner_id.lang or "en_US"


def responsible_lang(campaign):
    """Return the language of the campaign's responsible; if it is not installed, the company's."""
    installed = installed_langs(campaign.env)
    wished = (campaign.user_id.lang, company_lang(campaign))
    return next((lang for lang in wished if lang in installed), "en_US")


def with_responsible_lang(campaign):
    """Return the campaign in the language of its responsible, for whom a job writes."""
    return campaign.with_context(lang=responsible_lang(campaign))


def paper_lang(campaign):
    """Return the language in which something is printed.

    It is the campaign's language. If the campaign has several, it is the reader's if that is one of
    them.
    """
    own, reader = campaign.lang_ids.mapped("code"), campaign.env.lang or campaign.env.user.lang
    return reader if reader and (not own or reader in own) else (own or ["en_US"])[0]


def paper_langs(campaign, entered):
    """Return the languages of a paper that many people read, the printing person's first.

    These are the campaign's languages. If it has none, they are those of its people's records, if
    there are several. If all records have the same one, it may only be the language in which they
    were imported, so the printing person's is used.

    :param entered: {language: number of people with it in their record}
    """
    installed, first = installed_langs(campaign.env), paper_lang(campaign)
    own = campaign.lang_ids.mapped("code")
    least = LEAST_SHARE * sum(entered.values())
    spoken = [lang for lang, people in entered.items() if lang in installed and people >= least]
    langs = own or (spoken if len(spoken) > 1 else [first])
    return sorted(langs, key=lambda lang: lang != first)[:MOST_ON_PAPER]
