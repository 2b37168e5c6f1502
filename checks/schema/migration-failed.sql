/*
title    = "No migration was left half-way"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "db_migration"
why      = """The migration tool has marked a migration as failed or begun and never finished, or its lock was never given back.
The next deploy stops there, or builds on a schema that is neither the old one nor the new one. High from one on: what runs now goes on running."""
fix      = """Look at what the migration did, finish or undo it by hand, then tell the tool: migrate force (golang-migrate),
flyway repair, prisma migrate resolve, sqlx migrate revert, liquibase releaseLocks."""
docs     = ["https://www.prisma.io/docs/orm/prisma-migrate/workflows/patching-and-hotfixing"]
*/
select t.title as subject,
       m.tool || ' says that ' || m.unfinished || iif(m.unfinished = 1, ' migration was', ' migrations were') || ' left half-way' as message,
       'migrations of ' || m.tool || ' were left half-way' as cause,
       m.unfinished as migrations
from db_migration m
join db_table t on t.id = m.table_id
where m.unfinished > 0
order by subject
