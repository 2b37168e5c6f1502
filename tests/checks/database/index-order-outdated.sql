-- bad: the image was replaced
-- finds: the order of this database
-- says: certainty = likely
-- says: bt_index_check
-- says: reindex database concurrently "shop";
db_server:
db_collation: recorded = '2.31'

-- bad: past 2.28, which is known to sort otherwise
-- finds: the order of this database
-- says: now it is 2.28 / reindex
-- says: refresh collation version; / cause
db_server:
db_collation: recorded = '2.24', actual = '2.28'

-- bad: from 2.28 on
-- finds: the order of this database
-- says: certainty = likely
-- says: bt_index_check
db_server:
db_collation: recorded = '2.28', actual = '2.36'

-- bad: both before 2.28
-- finds: the order of this database
-- says: certainty = likely
-- says: bt_index_check
db_server:
db_collation: recorded = '2.24', actual = '2.27'

-- bad: another library
-- finds: the order of this database
-- says: certainty = likely
-- says: bt_index_check
db_server:
db_collation: recorded = '153.80', actual = '9'

-- bad: a single index
-- finds: the order of this database
db_server:
db_collation: recorded = '2.24', indexes = 1

-- good: the same library
db_server:
db_collation:

-- good: an order without versions beside it
db_server:
db_collation:
db_collation: id = 950, name = 'the order C', indexes = 3, recorded = null, actual = null

-- good: no index stands on it
db_server:
db_collation: recorded = '2.24', indexes = 0

-- not applicable: nobody recorded the version
db_collation: name = 'the order C', recorded = null

-- bad: from 16 on the name of the database is not asked for
-- finds: the order of this database
-- says: reindex database concurrently;
db_server: version_num = 160000
db_collation: recorded = '2.31'
