-- Tables :first to :last of a large, motley catalog: on average 22 columns and 4 indexes a table, a sequence for most, a
-- foreign key for most, and what real schemas have besides: schemas per module, partitions, expressions, partial and
-- covering indexes, UUIDs as text and as uuid, JSON, checks that were never validated, keys without foreign key.
\set ON_ERROR_STOP on
set client_min_messages = warning;
set synchronous_commit = off;
create extension if not exists pg_stat_statements;
drop procedure if exists public.plimsoll_bench_build;
create procedure public.plimsoll_bench_build(first int, last int) language plpgsql as $$
declare
  n int; shape int; module text; name text; parent text; pad text; key text;
begin
  for n in first..last loop
    shape := n % 10;
    module := 'module_' || n % 20;
    name := format('%I.%I', module, 'thing_' || n);
    parent := format('%I.%I', module, 'thing_' || n - 20);
    execute format('create schema if not exists %I', module);
    select string_agg(format('%I %s', (array['note', 'amount', 'made_at', 'is_open', 'label', 'extra'])[1 + c % 6] || '_' || c,
                             (array['text', 'numeric', 'timestamptz default now()', 'boolean not null default false', 'varchar(80)', 'jsonb'])[1 + c % 6]), ', ')
      into pad from generate_series(1, case when shape = 3 then 38 else 16 end) c;
    key := case shape when 4 then 'id uuid primary key default gen_random_uuid()'
                      when 5 then 'id text primary key default gen_random_uuid()::text'
                      when 9 then 'id int generated always as identity primary key'
                      else 'id bigserial primary key' end;
    if shape = 8 then
      -- The partition counts as a table too: eleven for ten.
      execute format('create table %s (id bigint generated always as identity, thing_%s_id bigint, kind int, state text, %s, at date not null default ''2026-01-01'',
                      primary key (id, at)) partition by range (at)', name, abs(n - 20), pad);
      execute format('create table %I.%I partition of %s for values from (''2026-01-01'') to (''2027-01-01'')', module, 'thing_' || n || '_2026', name);
    else
      execute format('create table %s (%s, parent_id %s, thing_%s_id %s, kind int, state text, owner_id bigint, owner_type text, %s)', name, key,
                     case when n > 20 and (n - 20) % 10 not in (4, 5, 8, 9) and shape not in (2, 6) then 'bigint references ' || parent else 'bigint' end,
                     abs(n - 20), case shape when 4 then 'uuid' when 5 then 'text' when 9 then 'int' else 'bigint' end, pad);
    end if;
    execute format('create index on %s (kind)', name);
    execute format('create index on %s (kind, made_at_2)', name);
    execute format(case shape when 1 then 'create index on %s (lower(state)) where kind > 3'
                              when 2 then 'create index on %s (kind) where is_open_3'
                              when 3 then 'create unique index on %s (kind, label_4, note_6) include (state)'
                              when 5 then 'create index on %s using gin (extra_5)'
                              when 6 then 'create index on %s (kind, made_at_2 desc nulls last)'
                              when 7 then 'create index on %s (kind)'
                              else 'create index on %s (state)' end, name);
    if shape in (0, 3, 6) then
      execute format('alter table %s add check (amount_1 >= 0) not valid', name);
    end if;
    execute format('insert into %s (kind, state, amount_1, label_4) select g, ''open'', g, n || ''-'' || g from generate_series(1, 5) g, (values (%s)) v (n)', name, n);
    if n % 100 = 0 then commit; end if;
  end loop;
end $$;
call public.plimsoll_bench_build(:first, :last);
drop procedure public.plimsoll_bench_build;
