-- bad: the image was replaced
-- finds: the order of this database
-- says: reindex database concurrently "shop";
db_server:
db_collation: recorded = '2.31'

-- good: the same library
db_server:
db_collation:

-- good: an order without versions beside it
db_server:
db_collation:
db_collation: id = 950, name = 'the order C', indexes = 3, recorded = null, actual = null

-- not applicable: nobody recorded the version
db_collation: name = 'the order C', recorded = null

-- bad: from 16 on the name of the database is not asked for
-- finds: the order of this database
-- says: reindex database concurrently;
db_server: version_num = 160000
db_collation: recorded = '2.31'
