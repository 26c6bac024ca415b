-- People that a program is tried on, and what should become of them.
-- CreateTable
CREATE TABLE "persona" (
    "workspace_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "person" JSONB NOT NULL DEFAULT '{}',
    "happenings" JSONB NOT NULL DEFAULT '[]',
    "beginning" JSONB NOT NULL DEFAULT '{}',
    "outcome" JSONB NOT NULL DEFAULT '{}',
    "updated_by" TEXT,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "persona_pkey" PRIMARY KEY ("workspace_id","program_id","id")
);

-- AddForeignKey
ALTER TABLE "persona" ADD CONSTRAINT "persona_workspace_id_program_id_fkey" FOREIGN KEY ("workspace_id", "program_id") REFERENCES "program"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
