-- Who got the marketing mail of months that are dropped (RETENTION_MONTHS): the links in it that end all mail work for ever.
-- CreateTable
CREATE TABLE "addressee" (
    "workspace_id" INTEGER NOT NULL,
    "message_id" BIGINT NOT NULL,
    "prospect_id" BIGINT NOT NULL,

    CONSTRAINT "addressee_pkey" PRIMARY KEY ("workspace_id","message_id")
);
