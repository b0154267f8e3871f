# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Names in what leaves the server: without control characters, and made distinguishable."""

import re

# Characters that XML forbids, or that do not belong in one line; they come with pasted text.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
_CONTROLS_OF_A_PAGE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
SEPARATOR = " · "


def plain(value):
    """Return a text in one line, without control characters.

    In lists and dictionaries, each text is treated this way. Anything else is returned as it is.
    """
    if isinstance(value, str):
        return _CONTROLS.sub(" ", value).strip() if _CONTROLS.search(value) else value
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def plain_page(page):
    """Return a page of HTML without control characters; line breaks stay."""
    return _CONTROLS_OF_A_PAGE.sub(" ", page)


def told_apart(paths):
    """Return a label for each key: its name or, if others have the same one, with its path.

    The label has as much of the path as makes it distinguishable ("Support · North").

    :param paths: {key: [name, name of the parent, and so on]}
    """
    labels, open_keys, length = {}, list(paths), 0
    while open_keys:
        length += 1
        labels.update((key, SEPARATOR.join(paths[key][:length])) for key in open_keys)
        counts = {}
        for key in open_keys:
            counts[labels[key]] = counts.get(labels[key], 0) + 1
        open_keys = [
            key for key in open_keys if counts[labels[key]] > 1 and len(paths[key]) > length
        ]
    return labels
