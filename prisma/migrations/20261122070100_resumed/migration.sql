-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "sending_resumed_at" TIMESTAMPTZ(6);
