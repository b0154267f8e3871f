-- :waves more published waves before :campaign, each with the same units and the same rows.

CREATE TEMPORARY TABLE wave AS
    SELECT n, campaign.id + n AS campaign, n * (SELECT max(id) FROM readiness_unit) AS shift
      FROM readiness_campaign campaign, generate_series(1, :waves) n
     WHERE campaign.id = :campaign;

INSERT INTO readiness_campaign
    SELECT made.*
      FROM wave, readiness_campaign like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', wave.campaign, 'name', 'Wave ' || n, 'link_code', 'wave' || n,
               'date_open', like_this.date_open - n * interval '90 days',
               'date_close', like_this.date_close - n * interval '90 days',
               'previous_id', CASE WHEN n < :waves THEN wave.campaign + 1 END)) made
     WHERE like_this.id = :campaign
  ORDER BY n;
UPDATE readiness_campaign SET previous_id = id + 1 WHERE id = :campaign AND :waves > 0;

INSERT INTO readiness_unit
    SELECT made.*
      FROM wave, readiness_unit like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', like_this.id + shift, 'campaign_id', wave.campaign,
               'parent_id', like_this.parent_id + shift,
               'parent_path', (SELECT string_agg((above::integer + shift) || '/', '' ORDER BY place)
                                 FROM unnest(string_to_array(trim('/' FROM like_this.parent_path), '/'))
                                      WITH ORDINALITY path (above, place)))) made
     WHERE like_this.campaign_id = :campaign
  ORDER BY n, like_this.id;

INSERT INTO readiness_score (
        campaign_id, company_id, unit_id, scope, kind, dimension_id, item_id, item_origin, score,
        favourable, has_favourable, favourable_respondents, respondents, minimum, target, has_target, gap, change, has_change)
    SELECT wave.campaign, company_id, unit_id + shift, scope, kind, dimension_id, item_id, item_origin,
           (score + 7 * n) % 101, favourable, has_favourable, favourable_respondents, respondents, minimum, target, has_target,
           CASE WHEN has_target THEN (score + 7 * n) % 101 - target END, change, has_change
      FROM wave, readiness_score
     WHERE campaign_id = :campaign
  ORDER BY n, readiness_score.id;

SELECT setval('readiness_campaign_id_seq', (SELECT max(id) FROM readiness_campaign));
SELECT setval('readiness_unit_id_seq', (SELECT max(id) FROM readiness_unit));
ANALYZE;
