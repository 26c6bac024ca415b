-- Who unsubscribed by which email: few among all that happens, and asked for with the numbers of every email.
CREATE INDEX "event_unsubscribed" ON "event" ("workspace_id", "message_id") WHERE "type" = 'email.unsubscribed';
