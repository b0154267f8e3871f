-- Witnesses: what a close has destroyed, noted in its own transaction, so that the harness can
-- compare it with what it sent. Only the harness's own database has these tables.
CREATE TABLE witness_tally (campaign_id integer, unit_id integer, respondents integer, counts integer[])
;;
CREATE TABLE witness_roster (campaign_id integer, unit_id integer, employee_id integer)
;;
CREATE FUNCTION witness_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO witness_tally VALUES (OLD.campaign_id, OLD.unit_id, OLD.respondents, OLD.counts);
    RETURN OLD;
END $$
;;
CREATE FUNCTION witness_roster() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO witness_roster VALUES (OLD.campaign_id, OLD.unit_id, OLD.employee_id);
    RETURN NEW;
END $$
;;
CREATE TRIGGER witness BEFORE DELETE ON readiness_tally
    FOR EACH ROW EXECUTE FUNCTION witness_tally()
;;
CREATE TRIGGER witness BEFORE UPDATE ON readiness_roster
    FOR EACH ROW WHEN (OLD.answered AND NEW.answered IS NULL) EXECUTE FUNCTION witness_roster()
