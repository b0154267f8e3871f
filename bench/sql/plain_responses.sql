-- :responses more complete responses to plain Odoo's survey, like the one that is there: :response.

CREATE TEMPORARY TABLE step AS SELECT (SELECT max(id) FROM survey_user_input) AS last;

INSERT INTO survey_user_input
    SELECT made.*
      FROM step, generate_series(1, :responses) n, survey_user_input like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', step.last + n, 'access_token', 'response-' || step.last + n)) made
     WHERE like_this.id = :response
  ORDER BY n;

INSERT INTO survey_user_input_line
    SELECT made.*
      FROM step, generate_series(1, :responses) n, survey_user_input_line like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', nextval('survey_user_input_line_id_seq'), 'user_input_id', step.last + n,
               'value_scale', 1 + (hashint8extended(n * 4096 + like_this.question_id, 4) & 1023)::integer % 5)) made
     WHERE like_this.user_input_id = :response
  ORDER BY n;

SELECT setval('survey_user_input_id_seq', (SELECT max(id) FROM survey_user_input));
ANALYZE;
