-- A wave published before :campaign, which stays open and answered as it is.

CREATE TEMPORARY TABLE kept_tally AS SELECT * FROM readiness_tally WHERE campaign_id = :campaign;
CREATE TEMPORARY TABLE kept_campaign AS SELECT * FROM readiness_campaign WHERE id = :campaign;

\set waves 1
\ir release.sql
\ir history.sql

DELETE FROM readiness_score WHERE campaign_id = :campaign;
INSERT INTO readiness_tally SELECT * FROM kept_tally;
UPDATE readiness_campaign campaign
   SET state = kept.state, date_published = NULL,
       respondents = kept.respondents
  FROM kept_campaign kept WHERE campaign.id = kept.id;
ANALYZE;
