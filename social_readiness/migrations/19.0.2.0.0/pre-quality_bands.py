# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Convert quality figures to bands, and delete distributions of answers.

The distribution of the company together with the shares of large groups revealed the shares of
small ones. A missing figure revealed that nobody differed; it becomes the lowest band. The table is
written again, so that no old row or column stays in its file.
"""

# The lowest band of each kind, then the other bands with their lower limits, the highest first.
BANDS = {
    "alpha": ("below_06", (("from_08", 0.8), ("from_07", 0.7), ("from_06", 0.6))),
    "icc1": ("little", (("much", 0.15), ("some", 0.05))),
    "spread": ("small", (("large", 1.1), ("medium", 0.8))),
    "item_rest": ("look", (("fits", 0.3),)),
}


def migrate(cr, _version):
    cr.execute(
        "ALTER TABLE readiness_score ADD COLUMN IF NOT EXISTS favourable_respondents integer"
    )
    # A share was shown only if every block was large enough.
    cr.execute(
        "UPDATE readiness_score SET favourable_respondents ="
        " CASE WHEN has_favourable THEN respondents ELSE 0 END"
    )
    cr.execute("ALTER TABLE readiness_quality ADD COLUMN IF NOT EXISTS band varchar")
    for kind, (lowest, higher) in BANDS.items():
        _add_bands(cr, kind, lowest, higher)
    cr.execute("DELETE FROM readiness_quality WHERE band IS NULL")
    cr.execute(
        "ALTER TABLE readiness_quality DROP COLUMN IF EXISTS value, DROP COLUMN IF EXISTS levels"
    )
    cr.execute("CLUSTER readiness_quality USING readiness_quality_pkey")


def _add_bands(cr, kind, lowest, higher):
    """Insert a band for each dimension or item, in every release that has figures."""
    begins = " ".join(["WHEN quality.value >= %s THEN %s"] * len(higher))
    cr.execute(
        f"""
        INSERT INTO readiness_quality
               (campaign_id, company_id, kind, dimension_id, item_id, sequence, band)
        SELECT score.campaign_id, score.company_id, %s, score.dimension_id, score.item_id,
               row_number() OVER (ORDER BY score.id), CASE {begins} ELSE %s END
          FROM readiness_score score
          JOIN readiness_unit unit ON unit.id = score.unit_id AND unit.parent_id IS NULL
     LEFT JOIN readiness_quality quality
            ON quality.campaign_id = score.campaign_id AND quality.kind = %s
           AND quality.dimension_id = score.dimension_id AND quality.band IS NULL
           AND COALESCE(quality.item_id, 0) = COALESCE(score.item_id, 0)
         WHERE score.scope = 'subtree' AND score.kind = %s
           AND score.campaign_id IN (SELECT campaign_id FROM readiness_quality)
        """,
        [
            kind,
            *(value for band, begin in higher for value in (begin, band)),
            lowest,
            kind,
            "item" if kind == "item_rest" else "dimension",
        ],
    )
