-- What a worker remembers of its last look at everybody.
ALTER TABLE "segment" ADD COLUMN "refreshed_ahead_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "refresh_ms" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "failure" TEXT;

-- Opens are a pixel in the mail, and that is for the workspace to want.
ALTER TABLE "workspace" ADD COLUMN "track_opens" BOOLEAN NOT NULL DEFAULT false;
