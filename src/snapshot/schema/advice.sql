-- What indexes would save, as the planner sees it. Costs are the planner's own units: only their relation means something.
-- Where values of parameters were needed to ask the planner, they came from its statistics and were not kept.

create table db_advice_statement ( -- [advice] one of the heaviest statements that read, with its plan
    id integer primary key, -- db_statement.id
    cost real, -- of one call as things are; null: it could not be explained
    cost_advised real, -- the same with all priced indexes of db_advice; null: it could not be explained
    wasteful_scans integer not null, -- tables of 10,000 rows or more that its plan reads whole to keep less than 5 % of them
    why_not text, -- why it could not be explained; null: it was
    cure text -- the grant that would let it be explained; null: none would
) strict;

create table db_advice ( -- [advice] an index that would help; all priced ones together stay within a budget of number and size
    id integer primary key, -- the order in which they are worth making
    table_id integer not null, -- db_table.id
    table_title text not null, -- as in db_table.title
    columns text not null, -- keys in order, what it carries, and its condition
    ddl text not null, -- the statement that makes it
    needs text, -- a statement that must come first; null: none
    limits text, -- what the index would refuse to take, in words; null: nothing that its columns allow
    priced text not null, -- hypopg: by the planner, with the index imagined; rule: by a rule of thumb, a guess; unpriced: the shape of a search fits it, and nobody can say what it saves
    bytes integer, -- its estimated size; null: unpriced
    cost_before real, -- of all explained statements, times calls, with the indexes above it; null: unpriced
    cost_after real, -- the same with this one too; null: unpriced
    write_cost real -- what keeping it costs for the rows that the recorded statements wrote, in the same units; null: unpriced
) strict;

create table db_advice_use ( -- [advice] a statement that would use an index of db_advice
    advice_id integer not null, -- db_advice.id
    statement_id integer not null, -- db_advice_statement.id
    primary key (advice_id, statement_id)
) strict;
