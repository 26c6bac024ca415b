-- When a message was last claimed for sending, in real time: what the doctor holds against the moment somebody said no.
ALTER TABLE "message" ADD COLUMN     "claimed_at" TIMESTAMPTZ(6);
