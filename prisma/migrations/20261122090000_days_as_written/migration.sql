-- Days are compared as people write them, 1.12.2026 as well as 2026-12-01: workflow-engine/nodes/comparison.ts in SQL.

-- A day in the order of the calendar; "" for what is written like none.
CREATE FUNCTION "plain_day"("plain" TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE
    WHEN "plain" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' THEN left("plain", 10)
    WHEN "plain" ~ '^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9])' THEN left(split_part("plain", '.', 3), 4)
      || '-' || lpad(split_part("plain", '.', 2), 2, '0') || '-' || lpad(split_part("plain", '.', 1), 2, '0')
    ELSE ''
  END) COLLATE "C"
$$;

CREATE OR REPLACE FUNCTION "compares"("operator" TEXT, "actual" TEXT, "expected" TEXT) RETURNS BOOLEAN
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
    WHEN 'before' THEN "plain_day"("actual") <> '' AND "plain_day"("expected") <> ''
      AND "plain_day"("actual") < "plain_day"("expected")
    WHEN 'after' THEN "plain_day"("expected") <> '' AND "plain_day"("actual") > "plain_day"("expected")
  END, false)
$$;
