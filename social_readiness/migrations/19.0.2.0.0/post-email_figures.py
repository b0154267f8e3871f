# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Let email templates read the response rates from where they are now.

The figures of an email to managers were in the context, as ``readiness_figures``. Now they are a
value of the rendering, ``figures``. Templates that a company edited or copied are kept, in every
language, and only this expression changes.
"""

FORMERLY = r"ctx\.get\('readiness_figures'(, *(\[\]|\(\)|None|False))?\)|ctx\['readiness_figures'\]"


def migrate(cr, _version):
    cr.execute(
        """
        UPDATE mail_template
           SET body_html = regexp_replace(body_html::text, %s, 'figures', 'g')::jsonb
         WHERE model = 'readiness.campaign' AND body_html::text LIKE '%%readiness_figures%%'
        """,
        [FORMERLY],
    )
