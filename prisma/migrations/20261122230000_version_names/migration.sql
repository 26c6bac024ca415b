-- Versions have names, authors and what was foreseen of them; drafts can be kept under a name and published at a time.
-- AlterTable
ALTER TABLE "program" ADD COLUMN     "authors" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "program_version" ADD COLUMN     "authors" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "foreseen" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '';

-- Of what was drawn before, only the last hand is known.
UPDATE "program" SET "authors" = jsonb_build_object('*', jsonb_build_array("updated_by")) WHERE "updated_by" IS NOT NULL;

-- CreateTable
CREATE TABLE "checkpoint" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "program_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "graph" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "by" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "publication" (
    "workspace_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "program_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "live_version" INTEGER,
    "graph" JSONB NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "enroll_existing" BOOLEAN NOT NULL DEFAULT false,
    "plan" JSONB,
    "authors" JSONB NOT NULL DEFAULT '[]',
    "foreseen" JSONB NOT NULL DEFAULT '{}',
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "pending" BOOLEAN DEFAULT true,
    "outcome" TEXT NOT NULL DEFAULT '',
    "reason" JSONB NOT NULL DEFAULT '{}',
    "settled_at" TIMESTAMPTZ(6),

    CONSTRAINT "publication_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "checkpoint_workspace_id_program_id_id_idx" ON "checkpoint"("workspace_id", "program_id", "id");

-- CreateIndex
CREATE INDEX "publication_workspace_id_program_id_id_idx" ON "publication"("workspace_id", "program_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_workspace_id_program_id_pending_key" ON "publication"("workspace_id", "program_id", "pending");

-- AddForeignKey
ALTER TABLE "checkpoint" ADD CONSTRAINT "checkpoint_workspace_id_program_id_fkey" FOREIGN KEY ("workspace_id", "program_id") REFERENCES "program"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_workspace_id_program_id_fkey" FOREIGN KEY ("workspace_id", "program_id") REFERENCES "program"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
