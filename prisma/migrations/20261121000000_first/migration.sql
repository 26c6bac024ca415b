-- The whole schema of Polku 0.1. Written by Prisma; by hand: the extension, PARTITION BY, fillfactor, and all that
-- follows "By hand" at the end.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'marketer', 'sales', 'viewer');

-- CreateEnum
CREATE TYPE "program_status" AS ENUM ('draft', 'running', 'paused', 'ended');

-- CreateEnum
CREATE TYPE "enrollment_status" AS ENUM ('waiting', 'ended', 'failed');

-- CreateEnum
CREATE TYPE "measure" AS ENUM ('entered', 'movedOn', 'exited', 'failed');

-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('pending', 'claimed', 'dot', 'sent', 'inDoubt', 'blocked', 'failed');

-- CreateEnum
CREATE TYPE "message_kind" AS ENUM ('marketing', 'system');

-- CreateEnum
CREATE TYPE "consent_state" AS ENUM ('none', 'granted', 'withdrawn');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('prospect', 'mql', 'lead', 'opportunity', 'customer');

-- CreateEnum
CREATE TYPE "lead_state" AS ENUM ('new', 'contacted', 'meeting', 'opportunity', 'notNow', 'notInteresting');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('uploaded', 'running', 'done', 'failed');

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(6),
    "refresh_token_expires_at" TIMESTAMPTZ(6),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "workspace" (
    "workspace_id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "sandbox" BOOLEAN NOT NULL DEFAULT false,
    "clock_ahead_ms" BIGINT NOT NULL DEFAULT 0,
    "sending_paused_at" TIMESTAMPTZ(6),
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Helsinki',
    "language" TEXT NOT NULL DEFAULT 'en',
    "sender_name" TEXT NOT NULL DEFAULT '',
    "sender_email" TEXT NOT NULL DEFAULT '',
    "postal_address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "audit" (
    "workspace_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id" BIGSERIAL NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_pkey" PRIMARY KEY ("workspace_id","recorded_at","id")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "prospect" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "company" TEXT NOT NULL DEFAULT '',
    "job_title" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL DEFAULT '{}',
    "score" INTEGER NOT NULL DEFAULT 0,
    "stage" "stage" NOT NULL DEFAULT 'prospect',
    "owner_id" TEXT,
    "consent" "consent_state" NOT NULL DEFAULT 'none',
    "search_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_active_at" TIMESTAMPTZ(6),

    CONSTRAINT "prospect_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "consent" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "state" "consent_state" NOT NULL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "wording" TEXT NOT NULL DEFAULT '',
    "actor" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "workspace_id" INTEGER NOT NULL,
    "address_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("workspace_id","address_hash")
);

-- CreateTable
CREATE TABLE "list" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "list_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "list_member" (
    "workspace_id" INTEGER NOT NULL,
    "list_id" INTEGER NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "joined_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "list_member_pkey" PRIMARY KEY ("workspace_id","list_id","prospect_id")
);

-- CreateTable
CREATE TABLE "import" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "file_name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "encoding" TEXT NOT NULL,
    "separator" TEXT NOT NULL,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "list_id" INTEGER,
    "basis" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "done_bytes" BIGINT NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "import_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "import_note" (
    "workspace_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "taken" BOOLEAN NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "raw" TEXT NOT NULL,

    CONSTRAINT "import_note_pkey" PRIMARY KEY ("workspace_id","import_id","row","code")
);

-- CreateTable
CREATE TABLE "import_seen" (
    "workspace_id" INTEGER NOT NULL,
    "import_id" INTEGER NOT NULL,
    "email_key" TEXT NOT NULL,
    "row" INTEGER NOT NULL,

    CONSTRAINT "import_seen_pkey" PRIMARY KEY ("workspace_id","import_id","email_key")
);

-- CreateTable
CREATE TABLE "event" (
    "workspace_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id" BIGSERIAL NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "properties" JSONB NOT NULL DEFAULT '{}',
    "file_id" INTEGER,
    "message_id" BIGINT,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("workspace_id","id","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "event_key" (
    "workspace_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_key_pkey" PRIMARY KEY ("workspace_id","key")
);

-- CreateTable
CREATE TABLE "score_rule" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "event_type" TEXT NOT NULL,
    "file_id" INTEGER,
    "path_part" TEXT NOT NULL DEFAULT '',
    "points" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "score_rule_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "score_change" (
    "workspace_id" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "id" BIGSERIAL NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "points" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "rule_id" INTEGER,
    "event_id" BIGINT,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "score_change_pkey" PRIMARY KEY ("workspace_id","id","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "file" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "file_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "file_content" (
    "workspace_id" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "file_content_pkey" PRIMARY KEY ("workspace_id","file_id")
);

-- CreateTable
CREATE TABLE "program" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "status" "program_status" NOT NULL DEFAULT 'draft',
    "draft" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "live_version" INTEGER,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,
    "archived_at" TIMESTAMPTZ(6),

    CONSTRAINT "program_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "workspace_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "graph" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "published_by" TEXT,
    "published_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("workspace_id","program_id","number")
);

-- CreateTable
CREATE TABLE "version_email" (
    "workspace_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "compiled" JSONB NOT NULL,

    CONSTRAINT "version_email_pkey" PRIMARY KEY ("workspace_id","program_id","version","node_id","variant_id")
);

-- CreateTable
CREATE TABLE "entry_trigger" (
    "workspace_id" INTEGER NOT NULL,
    "list_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,

    CONSTRAINT "entry_trigger_pkey" PRIMARY KEY ("workspace_id","list_id","program_id","node_id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "entry_key" TEXT NOT NULL DEFAULT '',
    "status" "enrollment_status" NOT NULL DEFAULT 'waiting',
    "node_id" TEXT NOT NULL,
    "visit" INTEGER NOT NULL DEFAULT 0,
    "crashes" SMALLINT NOT NULL DEFAULT 0,
    "entered_at" TIMESTAMPTZ(6) NOT NULL,
    "arrived_at" TIMESTAMPTZ(6) NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "outcome" TEXT,
    "born_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("workspace_id","id")
) WITH (fillfactor = 90);

-- CreateTable
CREATE TABLE "step" (
    "workspace_id" INTEGER NOT NULL,
    "enrollment_id" BIGINT NOT NULL,
    "visit" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "arrived_at" TIMESTAMPTZ(6) NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "saw" JSONB,

    CONSTRAINT "step_pkey" PRIMARY KEY ("workspace_id","enrollment_id","visit","recorded_at")
) PARTITION BY RANGE ("recorded_at");

-- CreateTable
CREATE TABLE "tally_delta" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "measure" "measure" NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "tally_delta_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "tally" (
    "workspace_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "node_id" TEXT NOT NULL,
    "outlet" TEXT NOT NULL,
    "measure" "measure" NOT NULL,
    "n" BIGINT NOT NULL,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("workspace_id","program_id","version","node_id","outlet","measure")
);

-- CreateTable
CREATE TABLE "message" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "born_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" "message_kind" NOT NULL,
    "enrollment_id" BIGINT NOT NULL,
    "visit" INTEGER NOT NULL DEFAULT 0,
    "effect" SMALLINT NOT NULL DEFAULT 0,
    "program_id" INTEGER,
    "version" INTEGER,
    "node_id" TEXT,
    "variant_id" TEXT,
    "prospect_id" BIGINT,
    "user_id" TEXT,
    "payload" JSONB,
    "state" "message_state" NOT NULL DEFAULT 'pending',
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "lease_until" TIMESTAMPTZ(6),
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "to_email" TEXT,
    "subject" TEXT,
    "message_id" TEXT,
    "failure" TEXT,
    "sent_at" TIMESTAMPTZ(6),
    "clicked_at" TIMESTAMPTZ(6),
    "downloaded_at" TIMESTAMPTZ(6),

    CONSTRAINT "message_pkey" PRIMARY KEY ("workspace_id","id","born_at")
) PARTITION BY RANGE ("born_at");

-- CreateTable
CREATE TABLE "mail" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "message_id" BIGINT NOT NULL,
    "from_text" TEXT NOT NULL,
    "to_text" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "raw" BYTEA NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "lead" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "prospect_id" BIGINT NOT NULL,
    "program_id" INTEGER,
    "version" INTEGER,
    "node_id" TEXT,
    "enrollment_id" BIGINT NOT NULL,
    "visit" INTEGER NOT NULL,
    "owner_id" TEXT,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "state" "lead_state" NOT NULL DEFAULT 'new',
    "contact_by" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "lead_action" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "lead_id" BIGINT NOT NULL,
    "state" "lead_state" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_user" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "lead_action_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "workspace_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "link" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(6) NOT NULL,
    "read_at" TIMESTAMPTZ(6),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE INDEX "api_key_hash_idx" ON "api_key"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_workspace_id_hash_key" ON "api_key"("workspace_id", "hash");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_created_at_id_idx" ON "prospect"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_score_id_idx" ON "prospect"("workspace_id", "score", "id");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_last_name_first_name_id_idx" ON "prospect"("workspace_id", "last_name", "first_name", "id");

-- CreateIndex
CREATE INDEX "prospect_workspace_id_company_id_idx" ON "prospect"("workspace_id", "company", "id");

-- CreateIndex
CREATE INDEX "prospect_search_text_idx" ON "prospect" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "prospect_workspace_id_email_key_key" ON "prospect"("workspace_id", "email_key");

-- CreateIndex
CREATE INDEX "consent_workspace_id_prospect_id_idx" ON "consent"("workspace_id", "prospect_id");

-- CreateIndex
CREATE UNIQUE INDEX "list_workspace_id_name_key" ON "list"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "list_member_workspace_id_prospect_id_idx" ON "list_member"("workspace_id", "prospect_id");

-- CreateIndex
CREATE INDEX "event_workspace_id_prospect_id_type_at_idx" ON "event"("workspace_id", "prospect_id", "type", "at");

-- CreateIndex
CREATE INDEX "score_change_workspace_id_prospect_id_at_idx" ON "score_change"("workspace_id", "prospect_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "file_workspace_id_name_key" ON "file"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "enrollment_workspace_id_program_id_node_id_id_idx" ON "enrollment"("workspace_id", "program_id", "node_id", "id");

-- CreateIndex
CREATE INDEX "enrollment_workspace_id_prospect_id_idx" ON "enrollment"("workspace_id", "prospect_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrollment_workspace_id_program_id_prospect_id_entry_key_key" ON "enrollment"("workspace_id", "program_id", "prospect_id", "entry_key");

-- CreateIndex
CREATE INDEX "step_workspace_id_program_id_node_id_enrollment_id_idx" ON "step"("workspace_id", "program_id", "node_id", "enrollment_id");

-- CreateIndex
CREATE INDEX "tally_delta_workspace_id_program_id_idx" ON "tally_delta"("workspace_id", "program_id");

-- CreateIndex
CREATE INDEX "message_workspace_id_program_id_node_id_variant_id_idx" ON "message"("workspace_id", "program_id", "node_id", "variant_id");

-- CreateIndex
CREATE INDEX "message_workspace_id_prospect_id_idx" ON "message"("workspace_id", "prospect_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_workspace_id_enrollment_id_visit_effect_born_at_key" ON "message"("workspace_id", "enrollment_id", "visit", "effect", "born_at");

-- CreateIndex
CREATE INDEX "mail_workspace_id_at_id_idx" ON "mail"("workspace_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_workspace_id_message_id_key" ON "mail"("workspace_id", "message_id");

-- CreateIndex
CREATE INDEX "lead_workspace_id_state_created_at_id_idx" ON "lead"("workspace_id", "state", "created_at", "id");

-- CreateIndex
CREATE INDEX "lead_workspace_id_prospect_id_idx" ON "lead"("workspace_id", "prospect_id");

-- CreateIndex
CREATE UNIQUE INDEX "lead_workspace_id_enrollment_id_visit_key" ON "lead"("workspace_id", "enrollment_id", "visit");

-- CreateIndex
CREATE INDEX "lead_action_workspace_id_lead_id_idx" ON "lead_action"("workspace_id", "lead_id");

-- CreateIndex
CREATE INDEX "notification_workspace_id_user_id_at_id_idx" ON "notification"("workspace_id", "user_id", "at", "id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_workspace_id_prospect_id_fkey" FOREIGN KEY ("workspace_id", "prospect_id") REFERENCES "prospect"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_member" ADD CONSTRAINT "list_member_workspace_id_list_id_fkey" FOREIGN KEY ("workspace_id", "list_id") REFERENCES "list"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_member" ADD CONSTRAINT "list_member_workspace_id_prospect_id_fkey" FOREIGN KEY ("workspace_id", "prospect_id") REFERENCES "prospect"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_note" ADD CONSTRAINT "import_note_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_content" ADD CONSTRAINT "file_content_workspace_id_file_id_fkey" FOREIGN KEY ("workspace_id", "file_id") REFERENCES "file"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_workspace_id_program_id_fkey" FOREIGN KEY ("workspace_id", "program_id") REFERENCES "program"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_email" ADD CONSTRAINT "version_email_workspace_id_program_id_version_fkey" FOREIGN KEY ("workspace_id", "program_id", "version") REFERENCES "program_version"("workspace_id", "program_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_action" ADD CONSTRAINT "lead_action_workspace_id_lead_id_fkey" FOREIGN KEY ("workspace_id", "lead_id") REFERENCES "lead"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;



-- By hand ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Due work is found through indexes that hold nothing else.
CREATE INDEX "enrollment_due" ON "enrollment" ("workspace_id", "due_at") WHERE "status" = 'waiting';
CREATE INDEX "message_due" ON "message" ("workspace_id", "due_at") WHERE "state" IN ('pending', 'claimed');
CREATE INDEX "message_doubt" ON "message" ("workspace_id", "id") WHERE "state" IN ('dot', 'inDoubt');

-- These two tables are rewritten all day: clean them early.
ALTER TABLE "enrollment" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
ALTER TABLE "tally_delta" SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 0);

-- One month of each table that grows without end.
CREATE FUNCTION "ensure_partitions"("until" TIMESTAMPTZ) RETURNS INTEGER LANGUAGE plpgsql AS $$
DECLARE
  parent TEXT;
  month DATE;
  made INTEGER := 0;
BEGIN
  FOREACH parent IN ARRAY ARRAY['step', 'event', 'score_change', 'audit', 'message'] LOOP
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

-- What a search looks through.
CREATE FUNCTION "prospect_search_text"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW."search_text" := lower(NEW."first_name" || ' ' || NEW."last_name" || ' ' || NEW."email" || ' ' || NEW."company");
  RETURN NEW;
END $$;
CREATE TRIGGER "prospect_search_text" BEFORE INSERT OR UPDATE OF "first_name", "last_name", "email", "company"
  ON "prospect" FOR EACH ROW EXECUTE FUNCTION "prospect_search_text"();

-- The time in a workspace: the database's, or a sandbox's own.
CREATE FUNCTION "workspace_now"("workspace" INTEGER) RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
  SELECT now() + ("clock_ahead_ms" || ' milliseconds')::interval FROM "workspace" WHERE "workspace_id" = $1
$$;
