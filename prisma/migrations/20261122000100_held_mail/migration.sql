-- Held mail is found through an index that holds nothing else. A migration of its own: a new value of an enum can be used
-- only after it is committed.
CREATE INDEX "message_held" ON "message" ("workspace_id", "id") WHERE "state" = 'held';
