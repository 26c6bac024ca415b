-- Who has a program open, and who alone may change its draft meanwhile.
-- CreateTable
CREATE TABLE "presence" (
    "workspace_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "tab" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(6),
    "declined_at" TIMESTAMPTZ(6),
    "seen_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("workspace_id","program_id","tab")
);

-- CreateTable
CREATE TABLE "editing_lease" (
    "workspace_id" INTEGER NOT NULL,
    "program_id" INTEGER NOT NULL,
    "tab" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "editing_lease_pkey" PRIMARY KEY ("workspace_id","program_id")
);

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_workspace_id_program_id_fkey" FOREIGN KEY ("workspace_id", "program_id") REFERENCES "program"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editing_lease" ADD CONSTRAINT "editing_lease_workspace_id_program_id_fkey" FOREIGN KEY ("workspace_id", "program_id") REFERENCES "program"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
