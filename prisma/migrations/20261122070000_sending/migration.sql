-- AlterTable
ALTER TABLE "message" ADD COLUMN     "reviewed_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "webhook_secret_at" TIMESTAMPTZ(6),
ADD COLUMN     "webhook_secret_before" TEXT NOT NULL DEFAULT '';

-- DropIndex
DROP INDEX "message_workspace_id_prospect_id_idx";

-- CreateIndex
CREATE INDEX "message_workspace_id_prospect_id_sent_at_idx" ON "message"("workspace_id", "prospect_id", "sent_at");


-- By hand ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Most mail has the priority 0 and is found by message_due; what goes before it or after it costs an entry of its own.
CREATE INDEX "message_ahead" ON "message" ("workspace_id", "priority" DESC, "due_at")
  WHERE "state" IN ('pending', 'claimed') AND "priority" <> 0;
