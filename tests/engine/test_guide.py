# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The guides: in step with their sources, without dead links; a section for each help link."""

import itertools
import re

import guide
import polib
import pytest
from groundwork.workspace import here
from lxml import etree, html

ROOT = here().root
STATIC = ROOT / "social_readiness" / "static"
MAP = STATIC / "src" / "guide" / "guide_sections.js"
# What Odoo serves besides static files.
ROUTES = {"/readiness/protection", "/es/readiness/protection"}
PAGES = sorted(guide.pages())
# What screens of Odoo's own are called.
ODOO = {
    "en": "Settings, Users, Employees, Surveys, Apps, Update Apps List, New, alias domain",
    "es": "Ajustes, Usuarios, Empleados, Encuestas, Aplicaciones, Actualizar lista de aplicaciones,"
    " Nuevo, dominio de alias",
}
ROLES = {"Readiness", "Officer", "Viewer", "Preparación", "Encargado", "Lector"}
IDS = [f"{path.parent.name}/{path.stem}" for path in PAGES]


def sections():
    """{tag or model: section} of the help links."""
    return dict(re.findall(r'^    "([\w.]+)": "([\w#-]+)",$', MAP.read_text(), re.MULTILINE))


def anchors(path):
    return set(html.fromstring(path.read_bytes()).xpath("//@id"))


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_a_page_is_in_step_with_its_source(path):
    assert path.read_text() == guide.pages()[path], "run make format"


@pytest.mark.parametrize("path", PAGES, ids=IDS)
def test_every_link_of_a_page_leads_somewhere(path):
    page = html.fromstring(path.read_bytes())
    for link in page.xpath("//@href | //@src"):
        if link in ROUTES:
            continue
        assert not link.startswith(("/", "http")), f"{link} leads out of the guide"
        file, _hash, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("name", guide.PAGES)
def test_languages_have_the_same_sections(name):
    found = [anchors(guide.TARGET / lang / f"{name}.html") for lang in guide.LANGUAGES]
    assert all(one == found[0] for one in found)


def test_every_help_link_leads_to_a_section():
    assert sections()
    for key, section in sections().items():
        page, _hash, anchor = section.partition("#")
        for lang in guide.LANGUAGES:
            path = guide.TARGET / lang / f"{page}.html"
            assert path in PAGES, key
            assert anchor in anchors(path), key


def test_no_screen_is_without_its_section():
    """Every window and client action of the addon opens something that the map knows."""
    for path in (ROOT / "social_readiness").glob("*/*.xml"):
        for action in etree.parse(path).iterfind(".//record"):
            if action.get("model") in ("ir.actions.client", "ir.actions.act_window"):
                fields = {one.get("name"): one.text for one in action.iterfind("field")}
                assert (fields.get("tag") or fields.get("res_model")) in sections(), action.get(
                    "id"
                )


@pytest.mark.parametrize("lang", guide.LANGUAGES)
def test_screens_are_called_what_they_are(lang):
    """What stands in italics is the name of a screen, a field or a button."""
    texts = polib.pofile(ROOT / "social_readiness" / "i18n" / "es.po")
    known = {entry.msgid if lang == "en" else entry.msgstr for entry in texts if not entry.obsolete}
    known |= {*ODOO[lang].split(", "), "Social Readiness"}
    known |= {" / ".join(pair) for pair in itertools.product(known & ROLES, repeat=2)}
    for path in (guide.SOURCE / lang).glob("*.md"):
        for name in re.findall(r"(?<![\w`/])_([^_\n`]+(?:\n[^_\n`]+)?)_(?!\w)", path.read_text()):
            parts = " ".join(name.split()).split(" > ")
            assert set(parts) <= known, (path.name, set(parts) - known)


@pytest.mark.parametrize("lang", guide.LANGUAGES)
def test_pictures_say_what_they_show(lang):
    for path in PAGES:
        if path.parent.name == lang:
            for picture in html.fromstring(path.read_bytes()).iterfind(".//img"):
                assert picture.get("alt"), path


def test_no_picture_is_shipped_in_vain():
    pages = "".join(guide.pages().values())
    pictures = [path.name for path in (STATIC / "guide" / "pictures").glob("*.png")]
    assert [name for name in pictures if f"/{name}" not in pages] == []
