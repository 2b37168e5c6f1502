-- bad: one failed
-- finds: _prisma_migrations
db_table: title = '_prisma_migrations'
db_migration: unfinished = 1

-- good: all done
db_table: title = '_prisma_migrations'
db_migration:
