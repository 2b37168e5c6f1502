select s.starelid as relid, s.staattnum as attnum, s.stainherit as inherited, s.stanullfrac as null_frac, s.stawidth as avg_width,
         s.stadistinct as n_distinct,
         case 3 when s.stakind1 then s.stanumbers1[1] when s.stakind2 then s.stanumbers2[1] when s.stakind3 then s.stanumbers3[1]
                when s.stakind4 then s.stanumbers4[1] when s.stakind5 then s.stanumbers5[1] end as correlation
  from pg_catalog.pg_statistic s
