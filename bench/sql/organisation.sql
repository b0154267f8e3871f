-- A company of :people in :departments departments, the first :users of them with a user.
-- Deterministic, and multiplied from one model employee that Odoo itself made (:employee), so
-- that every column has the value that Odoo gives it.

CREATE TEMPORARY TABLE model AS
    SELECT employee.id AS employee, employee.resource_id AS resource, version.id AS version,
           version.department_id AS department, employee.user_id AS "user", users.partner_id AS partner
      FROM hr_employee employee
      JOIN hr_version version ON version.id = employee.current_version_id
      JOIN res_users users ON users.id = employee.user_id
     WHERE employee.id = :employee;

-- A tree in which every department has up to eight below it, four levels for two thousand.
CREATE TEMPORARY TABLE department AS
    WITH RECURSIVE tree AS (
        SELECT n, NULL::integer AS above, (department + n) || '/' AS path
          FROM model, generate_series(1, least(8, :departments)) n
         UNION ALL
        SELECT below, tree.n, tree.path || (department + below) || '/'
          FROM tree, model, generate_series(8 * tree.n + 1, least(8 * tree.n + 8, :departments)) below
    )
    SELECT * FROM tree;

INSERT INTO hr_department
    SELECT made.*
      FROM department, hr_department like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', like_this.id + n,
               'name', to_jsonb(like_this) -> 'name',
               'parent_id', like_this.id + above,
               'parent_path', path)) made
     WHERE like_this.id = (SELECT department FROM model)
  ORDER BY n;

UPDATE hr_department SET name = jsonb_build_object('en_US', 'Department ' || n)
  FROM department, model
 WHERE hr_department.id = model.department + n;

-- Person n manages department n, if there are so many. The others are spread so that departments
-- differ in size.
CREATE TEMPORARY TABLE person AS
    SELECT n, department + 1 + floor(
               :departments * power((n * 0.6180339887498949) % 1, 1.3))::integer AS department
      FROM model, generate_series(1, :people) n;

INSERT INTO resource_resource
    SELECT made.*
      FROM person, resource_resource like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', like_this.id + n, 'name', 'Person ' || n, 'user_id', NULL)) made
     WHERE like_this.id = (SELECT resource FROM model)
  ORDER BY n;

WITH version AS (
    INSERT INTO hr_version
        SELECT made.*
          FROM person, hr_version like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
                   'id', like_this.id + n,
                   'employee_id', (SELECT employee FROM model) + n,
                   'department_id', person.department)) made
         WHERE like_this.id = (SELECT version FROM model)
      ORDER BY n
)
INSERT INTO hr_employee
    SELECT made.*
      FROM person, model, hr_employee like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', like_this.id + n, 'name', 'Person ' || n, 'resource_id', model.resource + n,
               'current_version_id', model.version + n, 'user_id', NULL,
               'work_contact_id', NULL)) made
     WHERE like_this.id = model.employee
  ORDER BY n;

UPDATE hr_department SET manager_id = model.employee + n
  FROM department, model
 WHERE hr_department.id = model.department + n AND n <= :people;

INSERT INTO res_partner
    SELECT made.*
      FROM generate_series(1, :users) n, res_partner like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', like_this.id + n, 'name', 'Person ' || n, 'complete_name', 'Person ' || n,
               'commercial_partner_id', like_this.id + n)) made
     WHERE like_this.id = (SELECT partner FROM model)
  ORDER BY n;

INSERT INTO res_users
    SELECT made.*
      FROM generate_series(1, :users) n, model, res_users like_this,
           LATERAL jsonb_populate_record(like_this, jsonb_build_object(
               'id', like_this.id + n, 'login', 'person' || n, 'partner_id', model.partner + n)) made
     WHERE like_this.id = model."user"
  ORDER BY n;

INSERT INTO res_groups_users_rel (gid, uid)
    SELECT gid, uid + n FROM res_groups_users_rel, generate_series(1, :users) n
     WHERE uid = (SELECT "user" FROM model);

INSERT INTO res_company_users_rel (cid, user_id)
    SELECT cid, user_id + n FROM res_company_users_rel, generate_series(1, :users) n
     WHERE user_id = (SELECT "user" FROM model);

UPDATE hr_employee SET user_id = model."user" + hr_employee.id - model.employee
  FROM model WHERE hr_employee.id BETWEEN model.employee + 1 AND model.employee + :users;
UPDATE resource_resource SET user_id = model."user" + resource_resource.id - model.resource
  FROM model WHERE resource_resource.id BETWEEN model.resource + 1 AND model.resource + :users;

SELECT setval('hr_department_id_seq', (SELECT max(id) FROM hr_department));
SELECT setval('resource_resource_id_seq', (SELECT max(id) FROM resource_resource));
SELECT setval('hr_version_id_seq', (SELECT max(id) FROM hr_version));
SELECT setval('hr_employee_id_seq', (SELECT max(id) FROM hr_employee));
SELECT setval('res_partner_id_seq', (SELECT max(id) FROM res_partner));
SELECT setval('res_users_id_seq', (SELECT max(id) FROM res_users));
ANALYZE;
