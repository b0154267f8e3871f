-- A witness: every sealed value that is deleted, noted in the same transaction, so that the harness
-- can open the last one of each unit and compare it with what it sent. Only its own database has it.
CREATE TABLE witness (id serial, campaign_id integer, unit_id integer, sealed bytea)
;;
CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO witness (campaign_id, unit_id, sealed)
    VALUES (OLD.campaign_id, OLD.unit_id, OLD.sealed);
    RETURN OLD;
END $$
;;
CREATE TRIGGER witness BEFORE DELETE ON readiness_tally FOR EACH ROW EXECUTE FUNCTION witness()
