/*
title    = "The API tells its types to those it is for"
severity = "low"
harm     = "breach"
stage    = 1000
applies  = "http_graphql"
why      = """
Whoever asks a GraphQL endpoint for its types learns of every query and every field, those of the admin pages and those that nothing uses any more too: a map for whoever looks for one
that forgot to ask who it is. An API that others build on has to tell them; one that only the product's own pages use need not. Which of the two it is cannot be seen: a guess."""
fix      = '''
Switch introspection off in production: `introspection: false` (Apollo), `disable_introspection_entry_points` (graphql-ruby), `DisableIntrospection` (Graphene); leave it on where you develop.'''
docs     = ["https://graphql.org/learn/introspection/", "https://cheatsheetseries.owasp.org/cheatsheets/GraphQL_Cheat_Sheet.html#introspection-graphiql"]
*/
select
    path as subject,
    format('%s tells a guest of %d types (sure if only your own pages use it)', path, types) as message,
    'likely' as certainty
from http_graphql
where types > 0
order by path
