/*
title    = "The server can use every line of its files"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "db_server"
why      = """One line that the server does not understand, and at a reload it may take over none of the other changes: you believe
that they hold. At the next start it does not come up at all: the typing mistake of last month shows at the restart of tonight. High from one line on."""
fix      = """Mend the line, reload, and look again: select * from pg_file_settings where error is not null;"""
docs     = ["https://www.postgresql.org/docs/current/view-pg-file-settings.html"]
*/
select place as subject,
       place || ': ' || fault as message,
       'lines of the server''s files that it cannot use' as cause
from db_file_fault
order by subject
