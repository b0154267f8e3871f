-- Four of five of those invited to :campaign have answered: their flags and the counters of
-- their units, as if each had sent the last page. :items says where each item's answers lie in a
-- tally: [{"place": 0, "start": 160, "reverse": false}, ...], "start" for its dimension's totals.
-- The sums of products at the end of a tally stay 0: the close reads them in the same time whatever
-- they are, but the quality figures of such a campaign mean nothing.

CREATE TEMPORARY TABLE item AS
    SELECT * FROM jsonb_to_recordset(:'items') AS item (place integer, start integer, reverse boolean);

UPDATE readiness_roster SET answered = TRUE
 WHERE campaign_id = :campaign AND hashint8extended(id, 1) & 1023 < 819;

CREATE TEMPORARY TABLE given AS
    SELECT roster.unit_id, roster.id AS person, item.*,
           -- A leaning of the unit between 0 and 2, and the person's own answer around it.
           greatest(0, least(4, (roster.unit_id % 3)
               + (hashint8extended(roster.id * 64 + item.place, 2) & 1023)::integer % 4 - 0)) AS step
      FROM readiness_roster roster, item
     WHERE roster.campaign_id = :campaign AND roster.answered;

CREATE TEMPORARY TABLE counted AS
    SELECT unit_id, place * 5 + step AS cell, count(*) AS n FROM given GROUP BY 1, 2
     UNION ALL
    SELECT unit_id, start + total AS cell, count(*) AS n
      FROM (SELECT unit_id, person, start, sum(CASE WHEN reverse THEN 4 - step ELSE step END) AS total
              FROM given GROUP BY 1, 2, 3) totals
  GROUP BY 1, 2;

UPDATE readiness_tally tally
   SET respondents = summed.respondents, counts = summed.counts
  FROM (SELECT unit.unit_id,
               (SELECT count(*) FROM readiness_roster roster
                 WHERE roster.unit_id = unit.unit_id AND roster.answered) AS respondents,
               array_agg(coalesce(counted.n, 0)::integer ORDER BY cell) AS counts
          FROM readiness_tally unit
    CROSS JOIN generate_series(0, array_length(unit.counts, 1) - 1) cell
     LEFT JOIN counted USING (unit_id, cell)
         WHERE unit.campaign_id = :campaign
      GROUP BY unit.unit_id) summed
 WHERE tally.unit_id = summed.unit_id;
ANALYZE;
