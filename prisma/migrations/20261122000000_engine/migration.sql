-- AlterEnum
ALTER TYPE "message_state" ADD VALUE 'held';

-- AlterTable
ALTER TABLE "enrollment" ADD COLUMN     "goal_node_id" TEXT,
ADD COLUMN     "release_at" TIMESTAMPTZ(6),
ADD COLUMN     "waits_from" TIMESTAMPTZ(6);

-- What lets people in is named by a cue.
ALTER TABLE "entry_trigger" ADD COLUMN "cue" TEXT,
ADD COLUMN "config" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "looked_until" TIMESTAMPTZ(6);
UPDATE "entry_trigger" SET "cue" = 'list:' || "list_id",
  "config" = jsonb_build_object('trigger', jsonb_build_object('kind', 'list', 'listId', "list_id"));
ALTER TABLE "entry_trigger" DROP CONSTRAINT "entry_trigger_pkey", DROP COLUMN "list_id",
ALTER COLUMN "cue" SET NOT NULL,
ADD CONSTRAINT "entry_trigger_pkey" PRIMARY KEY ("workspace_id", "cue", "program_id", "node_id");

-- AlterTable
ALTER TABLE "event" ADD COLUMN     "robot" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "deferred_for" TEXT,
ADD COLUMN     "deferred_from" TIMESTAMPTZ(6),
ADD COLUMN     "opened_at" TIMESTAMPTZ(6),
ADD COLUMN     "priority" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "replied_at" TIMESTAMPTZ(6),
ADD COLUMN     "topic_id" INTEGER;

-- AlterTable
ALTER TABLE "program" ADD COLUMN     "paused_at" TIMESTAMPTZ(6),
ADD COLUMN     "priority" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "prospect" ADD COLUMN     "company_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "grade" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mails_per_week" SMALLINT;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "sending_policy" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "webhook_secret" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "process" (
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "prospect_tag" (
    "workspace_id" INTEGER NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "tag" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "prospect_tag_pkey" PRIMARY KEY ("workspace_id","prospect_id","tag")
);

-- CreateTable
CREATE TABLE "segment" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "refreshed_at" TIMESTAMPTZ(6),
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "segment_member" (
    "workspace_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "joined_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "segment_member_pkey" PRIMARY KEY ("workspace_id","segment_id","prospect_id")
);

-- CreateTable
CREATE TABLE "topic" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "topic_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "topic_opt_out" (
    "workspace_id" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "topic_opt_out_pkey" PRIMARY KEY ("workspace_id","prospect_id","topic_id")
);

-- CreateTable
CREATE TABLE "form" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "fields" JSONB NOT NULL DEFAULT '[]',
    "list_id" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "form_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "owner_id" TEXT,
    "external_id" TEXT NOT NULL DEFAULT '',
    "won" BOOLEAN,
    "closed_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "grade_rule" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "of" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    "points" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grade_rule_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "listener" (
    "workspace_id" INTEGER NOT NULL,
    "cue" TEXT NOT NULL,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,

    CONSTRAINT "listener_pkey" PRIMARY KEY ("workspace_id","cue","program_id","version","node_id")
);

-- CreateTable
CREATE TABLE "signal" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "cue" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "signal_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "command" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "program_id" INTEGER NOT NULL,
    "enrollment_id" BIGINT NOT NULL,
    "visit" INTEGER NOT NULL,
    "effect" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "command_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "migration" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "program_id" INTEGER NOT NULL,
    "to_version" INTEGER NOT NULL,
    "plan" JSONB NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "by" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(6),
    "undone_by" TEXT,

    CONSTRAINT "migration_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "migration_move" (
    "workspace_id" INTEGER NOT NULL,
    "migration_id" INTEGER NOT NULL,
    "enrollment_id" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "visit" INTEGER NOT NULL,
    "arrived_at" TIMESTAMPTZ(6) NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "waits_from" TIMESTAMPTZ(6),
    "release_at" TIMESTAMPTZ(6),
    "to_node_id" TEXT NOT NULL,
    "to_visit" INTEGER NOT NULL,

    CONSTRAINT "migration_move_pkey" PRIMARY KEY ("workspace_id","migration_id","enrollment_id")
);

-- CreateTable
CREATE TABLE "webhook_call" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "born_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enrollment_id" BIGINT NOT NULL,
    "visit" INTEGER NOT NULL,
    "effect" SMALLINT NOT NULL,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "url" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "lease_until" TIMESTAMPTZ(6),
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "status" INTEGER,
    "answer" JSONB,
    "failure" TEXT,
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "webhook_call_pkey" PRIMARY KEY ("workspace_id","id","born_at")
) PARTITION BY RANGE ("born_at");

-- CreateTable
CREATE TABLE "task" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "program_id" INTEGER,
    "version" INTEGER,
    "node_id" TEXT,
    "enrollment_id" BIGINT NOT NULL,
    "visit" INTEGER NOT NULL,
    "effect" SMALLINT NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" TEXT,
    "due_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "done_at" TIMESTAMPTZ(6),
    "done_by" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "company_workspace_id_key_key" ON "company"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "prospect_tag_workspace_id_tag_idx" ON "prospect_tag"("workspace_id", "tag");

-- CreateIndex
CREATE UNIQUE INDEX "segment_workspace_id_name_key" ON "segment"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "segment_member_workspace_id_prospect_id_idx" ON "segment_member"("workspace_id", "prospect_id");

-- CreateIndex
CREATE UNIQUE INDEX "topic_workspace_id_name_key" ON "topic"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "form_workspace_id_name_key" ON "form"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "opportunity_workspace_id_prospect_id_idx" ON "opportunity"("workspace_id", "prospect_id");

-- CreateIndex
CREATE INDEX "opportunity_workspace_id_external_id_idx" ON "opportunity"("workspace_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "command_workspace_id_enrollment_id_visit_effect_key" ON "command"("workspace_id", "enrollment_id", "visit", "effect");

-- CreateIndex
CREATE INDEX "migration_workspace_id_program_id_id_idx" ON "migration"("workspace_id", "program_id", "id");

-- CreateIndex
CREATE INDEX "webhook_call_workspace_id_enrollment_id_node_id_idx" ON "webhook_call"("workspace_id", "enrollment_id", "node_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_call_workspace_id_enrollment_id_visit_effect_born_a_key" ON "webhook_call"("workspace_id", "enrollment_id", "visit", "effect", "born_at");

-- CreateIndex
CREATE INDEX "task_workspace_id_owner_id_done_at_due_at_idx" ON "task"("workspace_id", "owner_id", "done_at", "due_at");

-- CreateIndex
CREATE INDEX "task_workspace_id_prospect_id_idx" ON "task"("workspace_id", "prospect_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_workspace_id_enrollment_id_visit_effect_key" ON "task"("workspace_id", "enrollment_id", "visit", "effect");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_company_key_idx" ON "prospect"("workspace_id", "company_key");

-- AddForeignKey
ALTER TABLE "migration_move" ADD CONSTRAINT "migration_move_workspace_id_migration_id_fkey" FOREIGN KEY ("workspace_id", "migration_id") REFERENCES "migration"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- By hand ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Due calls are found through an index that holds nothing else.
CREATE INDEX "webhook_call_due" ON "webhook_call" ("workspace_id", "due_at") WHERE "state" IN ('pending', 'claimed');

CREATE FUNCTION "prospect_company_key"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW."company_key" := lower(btrim(NEW."company"));
  RETURN NEW;
END $$;
CREATE TRIGGER "prospect_company_key" BEFORE INSERT OR UPDATE OF "company"
  ON "prospect" FOR EACH ROW EXECUTE FUNCTION "prospect_company_key"();
UPDATE "prospect" SET "company_key" = lower(btrim("company")) WHERE "company" <> '';

-- An entry names what lets people in.
CREATE FUNCTION "polku_entries_named"("graph" JSONB) RETURNS JSONB LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_set("graph", '{nodes}', coalesce((
    SELECT jsonb_object_agg(key, CASE WHEN value ->> 'type' = 'entry' AND value -> 'config' ? 'listId'
      THEN jsonb_set(value, '{config}', jsonb_build_object('trigger',
        jsonb_build_object('kind', 'list', 'listId', value -> 'config' -> 'listId')))
      ELSE value END)
    FROM jsonb_each("graph" -> 'nodes')), '{}'))
$$;
UPDATE "program" SET "draft" = "polku_entries_named"("draft") WHERE "draft" ? 'nodes';
UPDATE "program_version" SET "graph" = "polku_entries_named"("graph") WHERE "graph" ? 'nodes';
DROP FUNCTION "polku_entries_named"(JSONB);

-- One month of each table that grows without end.
CREATE OR REPLACE FUNCTION "ensure_partitions"("until" TIMESTAMPTZ) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
  parent TEXT;
  month DATE;
  made INTEGER := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['step', 'event', 'score_change', 'audit', 'message', 'webhook_call'] LOOP
    month := date_trunc('month', now() AT TIME ZONE 'UTC')::date;
    WHILE month <= ("until" AT TIME ZONE 'UTC')::date LOOP
      IF to_regclass(format('%I', parent || '_' || to_char(month, 'YYYY_MM'))) IS NULL THEN
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
          parent || '_' || to_char(month, 'YYYY_MM'), parent,
          month::text || ' 00:00:00+00', (month + INTERVAL '1 month')::date::text || ' 00:00:00+00');
        made := made + 1;
      END IF;
      month := (month + INTERVAL '1 month')::date;
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
SELECT "ensure_partitions"(now() + INTERVAL '2 months');
