-- When the log was replayed to its end, a new timeline began, and its file was written; its time is in whole seconds.
select /* plimsoll */ greatest(extract(epoch from max(w.modification) - pg_postmaster_start_time()), 0)::float8 as replay_s
from pg_ls_waldir() w
where w.name = lpad(upper(to_hex((select timeline_id from pg_control_checkpoint()))), 8, '0') || '.history'
having max(w.modification) >= date_trunc('second', pg_postmaster_start_time())
