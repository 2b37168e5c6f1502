-- bad: as it came before 15
-- finds: public
db_schema: is_open = 1

-- good: as it comes
db_schema:
