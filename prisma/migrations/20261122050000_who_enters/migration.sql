-- When we learnt of it: whoever is woken by what happened long ago is not overdue since then.
ALTER TABLE "signal" ADD COLUMN "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;


-- By hand ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Rows that live for a moment: what is left of them must not pile up in front of those to come.
ALTER TABLE "signal" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE "command" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- When an entry by date is to be looked at next ($1: everybody whose moment came before has been let in; $2: the entry's
-- settings). Every zone is a multiple of a quarter of an hour ahead of UTC, so people's moments come at its time of day or
-- whole quarters beside it, and nowhere else.
CREATE FUNCTION "next_date_look"(TIMESTAMPTZ, JSONB) RETURNS TIMESTAMPTZ LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN $1 IS NULL THEN '-infinity' ELSE date_bin('15 minutes', $1,
    timestamptz '2000-01-01 00:00:00+00'
      + coalesce(nullif(right($2 #>> '{trigger,time}', 2), '')::int % 15, 0) * interval '1 minute') + interval '15 minutes' END
$$;
