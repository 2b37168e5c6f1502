-- bad: one waits
-- finds: max_connections
db_setting: is_pending_restart = 1

-- good: none waits
db_setting:
