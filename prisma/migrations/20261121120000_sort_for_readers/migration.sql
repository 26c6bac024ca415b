-- Names and companies are sorted as people read them, Å, Ä and Ö at the end of the alphabet, so their indexes hold that
-- order too (server/prospects/prospectSort.ts). By hand: Prisma knows no collations; names and columns are its own.
DROP INDEX "prospect_workspace_id_last_name_first_name_id_idx";
CREATE INDEX "prospect_workspace_id_last_name_first_name_id_idx"
  ON "prospect" ("workspace_id", "last_name" COLLATE "fi-x-icu", "first_name" COLLATE "fi-x-icu", "id");

DROP INDEX "prospect_workspace_id_company_id_idx";
CREATE INDEX "prospect_workspace_id_company_id_idx"
  ON "prospect" ("workspace_id", "company" COLLATE "fi-x-icu", "id");
