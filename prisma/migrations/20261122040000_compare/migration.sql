-- How a value that is known of somebody compares with one that is asked about, for statements that ask of many people at
-- once: what workflow-engine/nodes/comparison.ts says, in SQL. A property test holds the two together
-- (tests/worker/comparison.test.ts). Single expressions, so that the planner writes them into the statement.

-- Without regard to case and to space around it; what is not known is "".
CREATE FUNCTION "plain_text"("value" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(btrim(normalize(coalesce("value", ''), NFC),
    E'\t\n\u000b\u000c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff')
    COLLATE "und-x-icu") COLLATE "C"
$$;

-- A number as it is written out: no space in it, and a point for the comma.
CREATE FUNCTION "written_number"("plain" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate("plain",
    E',\t\n\u000b\u000c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff', '.')
$$;

-- null for what is no number.
CREATE FUNCTION "plain_number"("plain" TEXT) RETURNS DOUBLE PRECISION LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN "plain" ~ '^[0-9]{1,15}$' THEN "plain"::float8
    WHEN length("plain") <= 200 AND "written_number"("plain") ~ '^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,2})?$'
      THEN "written_number"("plain")::float8
  END
$$;

-- Both sides as plain_text makes them. An operator that is not known holds for nobody.
CREATE FUNCTION "compares"("operator" TEXT, "actual" TEXT, "expected" TEXT) RETURNS BOOLEAN
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(CASE "operator"
    WHEN 'is' THEN "actual" = "expected"
    WHEN 'isNot' THEN "actual" <> "expected"
    WHEN 'contains' THEN "expected" <> '' AND strpos("actual", "expected") > 0
    WHEN 'startsWith' THEN "expected" <> '' AND starts_with("actual", "expected")
    WHEN 'oneOf' THEN "actual" <> '' AND "actual" = ANY (regexp_split_to_array("expected",
      E'[\t\n\u000b\u000c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*,[\t\n\u000b\u000c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*'))
    WHEN 'filled' THEN "actual" <> ''
    WHEN 'empty' THEN "actual" = ''
    WHEN 'atLeast' THEN "plain_number"("actual") >= "plain_number"("expected")
    WHEN 'atMost' THEN "plain_number"("actual") <= "plain_number"("expected")
    WHEN 'before' THEN "actual" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' AND "expected" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'
      AND left("actual", 10) COLLATE "C" < left("expected", 10) COLLATE "C"
    WHEN 'after' THEN "actual" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' AND "expected" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}'
      AND left("actual", 10) COLLATE "C" > left("expected", 10) COLLATE "C"
  END, false)
$$;
