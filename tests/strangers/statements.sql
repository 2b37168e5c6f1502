-- Ways into a statement that the app runs, and that the advice would plan. Planted by a weak role; each has a function of
-- its own name, which leaves a trace where it runs.
-- attack immutable_function
-- statement
select * from weak.rows where id = weak.immutable_function()

-- attack stable_function
alter function weak.stable_function() stable;
-- statement
select * from weak.rows where id = weak.stable_function()

-- attack function_in_a_cte
-- statement
with c as materialized (select weak.function_in_a_cte() as n) select r.* from weak.rows r join c on c.n = r.id

-- attack default_of_an_argument
create function weak.with_default(a integer, b integer default weak.default_of_an_argument()) returns integer
  language plpgsql immutable as 'begin return a; end';
-- statement
select * from weak.rows where id = weak.with_default(4)

-- attack function_in_sql_function
create function weak.wrapped(a integer) returns integer language sql immutable as 'select weak.function_in_sql_function()';
-- statement
select * from weak.rows where id = weak.wrapped(4)

-- attack function_like_a_column
create function weak.dotted(weak.rows) returns integer language sql immutable as 'select weak.function_like_a_column()';
-- statement
select r.dotted from weak.rows r

-- attack set_of_rows
create function weak.listed_rows() returns setof integer language sql stable as 'select weak.set_of_rows()';
-- statement
select * from weak.listed_rows() n

-- attack quoted_name
create function weak."Quoted (Name"() returns integer language sql immutable as 'select weak.quoted_name()';
-- statement
select * from weak.rows where id = weak."Quoted (Name"()

-- attack commented_name
-- statement
select * from weak.rows where id = weak /* . */ . /* . */ commented_name /* . */ ()

-- attack escaped_name
-- statement
select * from weak.rows where id = weak.U&"escaped\005fname"()

-- attack view
create view weak.view_of_rows as select * from weak.rows where id = weak.view();
-- statement
select * from weak.view_of_rows where note = '7'

-- attack view_of_a_view
create view weak.inner_view as select id + weak.view_of_a_view() as id from weak.rows;
create view weak.outer_view as select * from weak.inner_view;
-- statement
select * from weak.outer_view where id = 3

-- attack materialized_view
create materialized view weak.kept as select * from weak.rows;
create index on weak.kept (id) where id > weak.materialized_view();
-- statement
select count(*) from weak.kept where many = 2

-- attack domain_check
create domain weak.checked as integer check (value >= weak.domain_check() - 1);
-- statement
select * from weak.rows where id = cast(many as weak.checked)

-- attack domain_in_an_array
create domain weak.listed as integer check (value >= weak.domain_in_an_array() - 1);
-- statement
select * from weak.rows where id = any (array[many, id]::weak.listed[])

-- attack domain_in_a_row
create domain weak.field as integer check (value >= weak.domain_in_a_row());
create type weak.pair as (a weak.field, b integer);
-- statement
select * from weak.rows where (row(many, id)::weak.pair).b = 3

-- attack domain_of_a_column planned
create domain weak.numbered as integer check (value >= weak.domain_of_a_column());
create table weak.domain_rows (id weak.numbered, note text);
insert into weak.domain_rows values (1, 'x');
-- statement
select * from weak.domain_rows where id = 3
-- by hand
insert into weak.domain_rows values (2, 'y')

-- attack state_of_an_aggregate
create domain weak.state as integer check (value >= weak.state_of_an_aggregate());
create function weak.add(weak.state, integer) returns weak.state language sql immutable as 'select $1';
create aggregate weak.total (integer) (sfunc = weak.add, stype = weak.state, initcond = '1');
-- statement
select weak.total(id) from weak.rows

-- attack operator_on_statistics
create function weak.same(integer, integer) returns boolean language plpgsql immutable
  as 'begin perform weak.operator_on_statistics(); return $1 = $2; end';
create operator weak.=== (leftarg = integer, rightarg = integer, function = weak.same, restrict = eqsel, join = eqjoinsel);
-- statement
select count(*) from weak.rows a join weak.rows b on a.many operator(weak.===) b.many

-- attack operator_on_the_path
create function weak.likewise(text, text) returns boolean language plpgsql immutable
  as 'begin perform weak.operator_on_the_path(); return $1 = $2; end';
create operator weak.=~~= (leftarg = text, rightarg = text, function = weak.likewise, restrict = eqsel, join = eqjoinsel);
-- statement
select count(*) from rows a join rows b on a.note =~~= b.note

-- attack cast_in_an_index
create type weak.mood as enum ('low', 'high');
create function weak.mood_number(weak.mood) returns integer language plpgsql immutable
  as 'begin perform weak.cast_in_an_index(); return 1; end';
create cast (weak.mood as integer) with function weak.mood_number(weak.mood) as implicit;
create table weak.cast_rows (id integer, note text);
create index on weak.cast_rows (id) where 'low'::weak.mood::integer = 1;
-- statement
select * from weak.cast_rows where note = '7'

-- attack index_predicate
create table weak.predicate_rows (id integer, note text);
create index on weak.predicate_rows (id) where id >= weak.index_predicate();
-- statement
select * from weak.predicate_rows where id = 4

-- attack index_expression
create table weak.expression_rows (id integer, note text);
create index on weak.expression_rows ((id + weak.index_expression()));
-- statement
select note from weak.expression_rows where id = 4

-- attack index_on_a_key
create table weak.parent_rows (id integer primary key, note text);
create index on weak.parent_rows (note) where id > weak.index_on_a_key();
create table weak.child_rows (id integer, parent_id integer references weak.parent_rows, note text);
-- statement
select c.note from weak.child_rows c where exists (select from weak.parent_rows p where p.id = c.parent_id)

-- attack extended_statistics since 14
create table weak.statistics_rows (id integer, note text);
insert into weak.statistics_rows select n, n from generate_series(1, 50) n;
create statistics weak.of_rows on (id + weak.extended_statistics()), note from weak.statistics_rows;
-- statement
select * from weak.statistics_rows where id = 4

-- attack partition_key
create table weak.parted (id integer, note text) partition by range ((id + weak.partition_key()));
create table weak.part_one partition of weak.parted for values from (0) to (1000);
-- statement
select * from weak.parted where id = 4

-- attack index_of_a_partition
create table weak.cut (id integer, note text) partition by range (id);
create table weak.cut_one partition of weak.cut for values from (0) to (1000);
create index on weak.cut_one (note) where id >= weak.index_of_a_partition();
-- statement
select * from weak.cut where id = 4

-- attack index_of_an_heir
create table weak.elder (id integer, note text);
create table weak.heir () inherits (weak.elder);
create index on weak.heir (note) where id >= weak.index_of_an_heir();
-- statement
select * from weak.elder where id = 4

-- attack check_of_an_heir
create table weak.senior (id integer, note text);
create table weak.junior (check (id >= weak.check_of_an_heir())) inherits (weak.senior);
-- statement
select * from weak.senior where id = 4

-- attack row_policy planned
create table weak.policy_rows (id integer, note text);
alter table weak.policy_rows enable row level security, force row level security;
create policy few on weak.policy_rows using (id >= weak.row_policy());
-- statement
select * from weak.policy_rows where id = 4
-- by hand
set role app; explain select * from weak.policy_rows where id = 4

-- attack policy_behind_a_view
create table weak.hidden_rows (id integer, note text);
alter table weak.hidden_rows enable row level security, force row level security;
create policy few on weak.hidden_rows using (id >= weak.policy_behind_a_view());
create view weak.shown_rows as select * from weak.hidden_rows;
-- statement
select * from weak.shown_rows where id = 4

-- attack rule planned
create table weak.ruled_rows (id integer, note text);
create rule more as on update to weak.ruled_rows do also select weak.rule();
-- statement
update weak.ruled_rows set note = 'y' where id = 4

-- attack column_default planned
create table weak.default_rows (id integer, many integer default weak.column_default());
-- statement
update weak.default_rows set many = default where id = 4

-- attack generated_column planned
create table weak.generated_rows (id integer, more integer generated always as (id + weak.generated_column()) stored);
insert into weak.generated_rows values (4);
-- statement
update weak.generated_rows set id = 5 where id = 4
-- by hand
insert into weak.generated_rows values (5)

-- attack trigger planned
create table weak.trigger_rows (id integer, note text);
create function weak.fired() returns trigger language plpgsql as 'begin perform weak.trigger(); return new; end';
create trigger fired before update on weak.trigger_rows for each statement execute function weak.fired();
-- statement
delete from weak.trigger_rows where id = 4
-- by hand
update weak.trigger_rows set note = 'z'

-- attack foreign_table needs postgres_fdw
create view weak.far_view as select id, note from weak.rows where id = weak.foreign_table();
create foreign table weak.far_rows (id integer, note text) server back options (schema_name 'weak', table_name 'far_view', use_remote_estimate 'true');
-- statement
select * from weak.far_rows where id = 4

-- attack foreign_heir needs postgres_fdw
create table weak.near (id integer, note text);
create view weak.far_heir_view as select id, note from weak.rows where id = weak.foreign_heir();
create foreign table weak.far_heir () inherits (weak.near) server back options (schema_name 'weak', table_name 'far_heir_view', use_remote_estimate 'true');
-- statement
select * from weak.near where id = 4
