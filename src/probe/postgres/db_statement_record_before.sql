select /* plimsoll */
       null as evictions, null as age_days -- before 14
       i.dealloc as evictions, extract(epoch from clock_timestamp() - i.stats_reset) / 86400 as age_days -- since 14
from {statements_schema}.pg_stat_statements_info i -- since 14
limit 1
