# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One thing has one name: texts use the glossary of docs/translating.md and no word it replaces.

English is read in the template, the others in their catalogues. A word that is right in one place
is allowed there with the reason.
"""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[2]
I18N = ROOT / "social_readiness" / "i18n"
PAGES = [
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    *sorted((ROOT / "social_readiness" / "readme").glob("*.rst")),
    ROOT / "social_readiness" / "static" / "description" / "index.html",
]

# {what a text must not say: what it says instead}
ENGLISH = {
    r"waves?": "campaign, previous campaign",
    r"items?": "statement",
    r"units?": "department",
    r"respondents?": "responses; people who responded",
    r"verdicts?": "summary",
    r"measures?": "action, action library",
    r"ambitions?|target profiles?|outward": "social media goal",
    r"required scores?|scores? needed": "target",
    r"coherence": "gap",
    r"taken part|taking part|participation": "response rate; responded",
    r"(all|everything) below": "sub-departments",
    r"minimum group(?! size)": "minimum group size",
    r"may be off": "margin of error",
    r"owners?|in charge": "responsible",
    r"result|releases?": "results",
    r"social networks?": "social media",
    r"e-mails?|mails?": "email",
    r"(without|has|have|with) a login|no login": "Odoo user",
    r"written to": "reachable by email; Recipients",
    r"the root": "the top level",
    r"house|roof|inkwell|purse|second head|ladder": "plain words",
    r"in one go": "in one sitting",
    r"(?<!nobody is )told who took part": "nobody is told who took part",
    r"(?<!encrypted )marks? that you responded": "an encrypted mark that you responded",
    r"needs? a look": "should be checked",
    r"like with like": "comparable",
    r"cancelled|colours?|favou?rites? of|favourites?|organis\w+|recognis\w+|neighbours?"
    r"|behaviour": "US spelling",
}
SPANISH = {
    r"oleadas?": "campaña",
    r"ítems?|enunciados?": "afirmación",
    r"unidad(es)?": "departamento",
    r"encuestad[oa]s?": "quienes respondieron; respuestas",
    r"veredictos?": "resumen",
    r"medidas?": "acción",
    r"ambici(ón|ones)|perfil(es)?": "meta en redes sociales",
    r"(?<!en )(?<!enlace )(?<!que el )(?<!que al )públicos?": "destinatarios",
    r"jefaturas?": "responsable",
    r"medios sociales": "redes sociales",
    r"palabras de la invitación": "texto de la invitación",
    r"grupo mínimo": "tamaño mínimo del grupo",
    r"e-?mails?": "correo",
    r"móvil(es)?|ordenador(es)?|vosotros|vuestr\w+": "teléfono, computadora, ustedes",
    r"tú|tus?|(?-i:ti)|contigo": "usted",
    r"(?-i:Detén|Espera|Acuérdalo|Elige|Escribe|Haz|Pulsa|Revisa|Comprueba|Añade|Mira|Guarda"
    r"|Abre|Cierra|Vuelve|Inténtalo|Ten)": "usted",
    r"papeletas?": "papel",
    r"casa": "empresa",
}
FRENCH = {
    r"enquêtes?": "sondage",
    r"(?<!celles et )ceux qui": "celles et ceux qui; les personnes qui",
    r"plaintes?": "réclamation",
    r"concordent? avec|concorde": "cohérente",
    r"sans compte(?! Odoo)": "sans compte Odoo",
    r"tu|toi|tes|ton": "vous",
}
PORTUGUESE = {
    r"inquéritos?|pesquisas": "questionário",
    r"ecrãs?|telas?": "página",
    r"línguas?": "idioma",
    r"(?<!se )queixas?": "reclamação",
    r"por outras palavras": "reformulada",
    r"sem conta(?! no Odoo)": "sem conta no Odoo",
    r"usuários?|arquivos?": "conta, funcionário; ficheiro",
    r"tu|teus?|tuas?|vocês?": "the third person",
}
# Signs, anywhere in a text.
SIGNS = {
    "es": {r"[“”\"]": "« »", r" \.(?!\w)": "no blank before a full stop", r"¡": "plain sentences"},
    "fr": {
        r"[“”\"]": "« »",
        r"(?<!\u202f)(?:[;!?»]|:(?!\S))|«(?!\u202f)|(?:\d|\)s)[ \xa0]%": "a narrow no-break space",
        r"(?<!«)\u202f(?![:;!?»]|%(?![s(]))": "no narrow space elsewhere",
        r"\w'\w": "’",
    },
    "pt": {r"[«»\"]": "“ ”", r"(?:\d|\)s)[ \xa0]%": "no blank before %"},
}

# {text or its beginning: why it may say so}
ENGLISH_ALLOWED = {
    "Outgoing Mails": "Odoo's name of its model",
}
SPANISH_ALLOWED = {"Escribe cuestionarios, lanza campañas": "what an officer does"}
# Pages also speak of the program's parts.
PAGES_ALLOWED = {
    "screenshots/verdict.png": "a file's name",
    "measures this product": "a benchmark's work",
    "tests, releases": "versions of the program",
    "may be off by up to five points": "a response rate is rounded to steps, without an error",
}

NOT_READ = re.compile(r"<[^>]*>|%\(\w+\)[sd]|%[sd]|\{\{.*?\}\}|\bt-[\w-]+=\"[^\"]*\"|https?://\S+")
HEARD = re.compile(r"(?:title|aria-label|alt|placeholder)=\"([^\"]*)\"")


def read(text):
    """What a person reads or hears of a text: no tags, no placeholders."""
    return " ".join([NOT_READ.sub(" ", text), *HEARD.findall(text)])


def faults(texts, words, allowed):
    """Each text that says a replaced word: (text, word, what to say)."""
    patterns = {re.compile(rf"\b(?:{word})\b", re.IGNORECASE): say for word, say in words.items()}
    return [
        (text, found[0], say)
        for text in texts
        for pattern, say in patterns.items()
        if (found := pattern.search(read(text))) and not text.startswith(tuple(allowed))
    ]


@pytest.fixture(scope="module")
def template():
    """Ours only: Odoo's own fields (followers, activities) come with Odoo's texts."""
    return [entry.msgid for entry in polib.pofile(str(I18N / "social_readiness.pot"))]


def catalog(language):
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(I18N / f"{language}.po"))}


@pytest.fixture(scope="module")
def spanish():
    return catalog("es")


def test_english_texts_use_the_glossary(template):
    assert faults(template, ENGLISH, ENGLISH_ALLOWED) == []


def test_spanish_texts_use_the_glossary(spanish):
    assert faults(spanish.values(), SPANISH, SPANISH_ALLOWED) == []


@pytest.mark.parametrize(("language", "words"), [("fr", FRENCH), ("pt", PORTUGUESE)])
def test_other_texts_use_the_glossary(language, words):
    assert faults(catalog(language).values(), words, {}) == []


@pytest.mark.parametrize("language", SIGNS)
def test_signs(language):
    marks = {re.compile(sign): say for sign, say in SIGNS[language].items()}
    assert [
        (text, say)
        for text in catalog(language).values()
        for mark, say in marks.items()
        if mark.search(re.sub(r"<[^>]*>|\{\{.*?\}\}", "", text))
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_pages_use_the_glossary(page):
    """Code in a page (`readiness_unit`) has its own names."""
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(), flags=re.DOTALL)
    sentences = [
        sentence
        for sentence in re.split(r"(?<=[.!?:])\s", " ".join(text.split()))
        if not any(part in sentence for part in PAGES_ALLOWED)
    ]
    assert faults(sentences, ENGLISH, {}) == []


def test_every_exception_is_needed(template, spanish):
    unused = [
        allowed
        for allowed, texts in (
            (ENGLISH_ALLOWED, template), (SPANISH_ALLOWED, spanish.values()),
        )
        for beginning in allowed
        if not any(text.startswith(beginning) for text in texts)
    ]  # fmt: skip
    assert unused == []
