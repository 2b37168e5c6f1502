-- bad: one failed
-- finds: _prisma_migrations
db_table: title = '_prisma_migrations'
db_migration: unfinished = 1

-- bad: two of them
-- finds: _prisma_migrations
-- says: that 2 migrations
-- says: cause = migrations of Prisma were left half-way
db_table: title = '_prisma_migrations'
db_migration: unfinished = 2

-- good: all done
db_table: title = '_prisma_migrations'
db_migration:

-- good: on no table
db_table: id = 0, title = '_prisma_migrations'
db_migration: unfinished = 1
