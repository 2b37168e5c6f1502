-- bad: duplicate keys all day, as of `get or create`
-- finds: 23505 users_email_key 1
-- says: severity = low / cause = 23505 users_email_key
log_total:
log_event: sqlstate = '23505', object = 'users_email_key', statement = 'insert into users values ($1)', times = 4000

-- bad: no times in the log
-- finds: error 1
-- says: severity = medium
log_total: hours = null
log_event: times = 4000

-- bad: just six an hour
-- finds: 23505 users_email_key 1
log_total:
log_event: sqlstate = '23505', object = 'users_email_key', statement = 'insert into users values ($1)', times = 144

-- bad: just a hundred in all
-- finds: error 1
log_total: hours = null
log_event: times = 100

-- bad: workers that take what nobody has locked
-- finds: error 1
-- says: severity = low
log_total: hours = null
log_event: kind = 'lock-timeout', times = 100

-- bad: lost races of serializable transactions
-- finds: 40001 1
-- says: severity = low
log_total: hours = null
log_event: sqlstate = '40001', times = 100

-- good: a few
log_total:
log_event: sqlstate = '23505', object = 'users_email_key', statement = 'insert into users values ($1)', times = 40

-- good: two hundred in a month
log_total: hours = 720.0
log_event: sqlstate = '22P02', statement = 'select $1::int', times = 200

-- good: 99 in all
log_total: hours = null
log_event: times = 99

-- good: a moment less than six an hour
log_total: hours = 667.0
log_event: times = 4000

-- good: a start that was refused, and no error
log_total:
log_event: kind = 'refused', times = 4000
log_event: id = 2, sqlstate = '57P03', times = 4000
