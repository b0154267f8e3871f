-- Ten times as many people in each unit of :campaign, invited and counted.

UPDATE readiness_unit
   SET headcount = 10 * headcount, direct_headcount = 10 * direct_headcount
 WHERE campaign_id = :campaign;
UPDATE readiness_tally SET respondents = 10 * respondents WHERE campaign_id = :campaign;
UPDATE readiness_campaign SET headcount = 10 * headcount WHERE id = :campaign;
ANALYZE;
