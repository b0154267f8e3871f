# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Take the pictures in one language: python -m pictures.take ADDRESS SHIFT LANGUAGE [NAME...]"""

import io
import sys
from pathlib import Path

from PIL import Image

from .scenes import SCENES
from .tab import chromium_with

STATIC = Path(__file__).resolve().parents[2] / "social_readiness" / "static"
FOLDERS = {"en": STATIC / "description" / "screenshots", "es": STATIC / "guide" / "pictures"}
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide"
BANNER = Path(__file__).with_name("banner.html")
COLORS = 160


def take(address, shift, lang, names):
    """Take the pictures of these names, or all of them; return the names of those that failed."""
    failed = []
    wanted = {name: SCENES[name] for name in _used(lang) if name in names or not names}
    with chromium_with(address, shift) as tab:
        login = None
        for name, scene in sorted(wanted.items(), key=lambda one: one[1].login):
            if scene.login != login:
                login = scene.login
                tab.log_in(login)
            print(f"   {lang}: {name}", flush=True)
            try:
                _keep(_shot(tab, scene), FOLDERS[lang] / f"{name}.png")
            except RuntimeError as error:
                print(f"!! {lang}: {name}: {error}", flush=True)
                failed.append(name)
        if lang == "en" and (not names or "banner" in names):
            tab.size(1120, 560)
            tab.ask("Page.navigate", url=BANNER.as_uri())
            tab.wait("document.readyState === 'complete' && document.images[1]?.complete")
            _keep(tab.picture(), STATIC / "description" / "banner.png")
    return failed


def _used(lang):
    """The names of all pictures in English, and of those that the guide shows in others."""
    if lang == "en":
        return list(SCENES)
    pages = "".join(path.read_text() for path in (GUIDE / lang).glob("*.md"))
    return [name for name in SCENES if f"/{name}.png" in pages]


def _shot(tab, scene):
    path = scene.path(tab) if callable(scene.path) else scene.path
    tab.size(*scene.shape)
    tab.open(path)
    tab.see(scene.see)
    if scene.act:
        scene.act(tab)
    return tab.picture()


def _keep(png, path):
    """Write a picture in few colors: a screen has not many, and the file is a quarter."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    _program, address, shift, lang, *names = sys.argv
    sys.exit(1 if take(address, int(shift), lang, names) else 0)
