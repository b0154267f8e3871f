-- A release of :campaign in which every unit is shown, as the close writes it: the same rows at
-- any number of respondents, so that nothing but that number differs between two databases.

INSERT INTO readiness_score (
        campaign_id, company_id, unit_id, scope, kind, dimension_id, item_id, item_origin, score,
        favourable, has_favourable, favourable_respondents, respondents, minimum, target, has_target, gap, change, has_change)
    SELECT campaign.id, campaign.company_id, unit.id, scope, subject.kind, subject.dimension_id,
           subject.item_id, subject.item_origin, score, 40, TRUE,
           greatest(campaign.minimum, unit.headcount),
           greatest(campaign.minimum, unit.headcount), campaign.minimum,
           CASE WHEN subject.kind != 'item' THEN 70 END, subject.kind != 'item',
           CASE WHEN subject.kind != 'item' THEN score - 70 END, 2, TRUE
      FROM readiness_campaign campaign
      JOIN readiness_unit unit ON unit.campaign_id = campaign.id
CROSS JOIN unnest(ARRAY['subtree', 'rest']) scope
CROSS JOIN (
            SELECT 'dimension' AS kind, dimension_id, NULL::integer AS item_id, NULL::integer AS item_origin
              FROM survey_question, readiness_campaign one
             WHERE one.id = :campaign AND survey_question.survey_id = one.survey_id AND is_page
             UNION ALL
            SELECT 'overall', NULL, NULL, NULL
             UNION ALL
            SELECT 'item', section.dimension_id, item.id, coalesce(item.origin_id, item.id)
              FROM survey_question item
              JOIN survey_question section ON section.id = item.page_id
              JOIN readiness_campaign one ON one.survey_id = item.survey_id
             WHERE one.id = :campaign AND NOT item.is_page
           ) subject
CROSS JOIN LATERAL (
            SELECT (hashint8extended(unit.id * 1024 + coalesce(subject.item_id, subject.dimension_id, 0), 3)
                    & 1023)::integer % 101 AS score
           ) figure
     WHERE campaign.id = :campaign
       AND (scope = 'subtree' OR EXISTS (
               SELECT 1 FROM readiness_unit below WHERE below.parent_id = unit.id))
  ORDER BY unit.id;

UPDATE readiness_campaign
   SET state = 'published', date_published = date_close,
       respondents = headcount
 WHERE id = :campaign;
DELETE FROM readiness_tally WHERE campaign_id = :campaign;
ANALYZE;
