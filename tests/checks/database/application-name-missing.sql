-- bad: eight of ten
-- finds: app
db_client: application = ''
db_client: application = 'worker', connections = 2

-- bad: all of just four
-- finds: app
db_client: application = '', connections = 4

-- good: the console has none
db_client:
db_client: application = '', connections = 1

-- good: too few to tell
db_client: application = '', connections = 2

-- good: at the edge: half of them
db_client:
db_client: application = ''

-- not applicable: nobody is connected
