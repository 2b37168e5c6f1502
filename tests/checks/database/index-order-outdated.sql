-- bad: the image was replaced
-- finds: the order of this database
db_collation: recorded = '2.31'

-- good: the same library
db_collation:

-- good: an order without versions beside it
db_collation:
db_collation: id = 950, name = 'the order C', indexes = 3, recorded = null, actual = null

-- not applicable: nobody recorded the version
db_collation: name = 'the order C', recorded = null
