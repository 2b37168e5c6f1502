/*
title    = "The error tracker has its key"
severity = "medium"
harm     = "blind"
stage    = 100
applies  = "http_sdk where purpose = 'errors' and is_configured is not null"
why      = """
An error tracker without its key says nothing and sends nothing: everybody believes that it watches. The usual cause is a variable that
is empty in this environment's build. A key that the pages ask for once they run is not seen, so this is a guess: a test error shows."""
fix      = '''
Set the key (for Sentry: the DSN) when the pages are built, and send a test error.'''
docs     = ["https://docs.sentry.io/concepts/key-terms/dsn-explainer/"]
*/
select
    name as subject,
    format('%s is in %s, and its key is in no page and no script (sure if an error that you make does not arrive)', name, path) as message,
    'likely' as certainty,
    path
from http_sdk
where purpose = 'errors' and is_configured = 0
order by name
