# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How the facts that an approval covers are called, in the language of whoever reads it."""


class FactNames:
    """The names of facts.

    A fact is stored as ``[kind, what]``, so that each reader gets its name in their own language,
    even if it is gone: ``kind`` is one of the keys below; ``what`` is a field's name, a language's
    code, a text in all languages as its row stores it, or None.
    """

    def __init__(self, env):
        self.env = env

    def text(self, fact):
        """Return the name of a fact, such as "Department “Sales”"."""
        kind, what = fact
        if kind == "setting":
            return self._field("readiness.campaign", what)
        if kind == "company":
            return self.env._("Company: %s", self._field("res.company", what))
        if kind in (texts := self._texts()):
            return texts[kind] % self._lang(what)
        if kind in (records := self._records()):
            return records[kind] % self._in_my_language(what)
        return self._others()[kind]

    def _field(self, model, name):
        field = self.env[model]._fields.get(name)
        return field._description_string(self.env) if field else name

    def _lang(self, code):
        return self.env["res.lang"]._get_data(code=code).name or code

    def _in_my_language(self, texts):
        """Return a stored text in the reader's language, or else in the source language."""
        texts = texts if isinstance(texts, dict) else {"en_US": texts}
        return texts.get(self.env.lang or "en_US") or texts.get("en_US") or ""

    def _texts(self):
        return {
            "invitation": self.env._("Invitation (%s)"),
            "halfway": self.env._("Reminder (%s)"),
            "nudge": self.env._("Email to managers (%s)"),
            "sheet": self.env._("Protection sheet (%s)"),
        }

    def _records(self):
        return {
            "department": self.env._("Department “%s”"),
            "survey_survey": self.env._("Questionnaire “%s”"),
            "survey_question": self.env._("Statement or section “%s”"),
            "readiness_dimension": self.env._("Dimension “%s”"),
            "readiness_profile": self.env._("Social media goal “%s”"),
        }

    def _others(self):
        return {
            "languages": self.env._("Questionnaire languages"),
            "targets": self.env._("Target scores"),
            "logo": self.env._("Company: logo"),
            "pages": self.env._("Survey pages"),
            "version": self.env._("what an approval covers, with the new version of this app"),
        }
