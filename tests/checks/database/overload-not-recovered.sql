-- bad: half of what it carried is still too much 15 s later
-- finds: load
load_step: step = 3, offered_per_s = 160.0
load_recovery: after_step = 3, offered_per_s = 40.0, watched_s = 17.2, requests = 611, late = 611, back_after_s = null

-- bad: just twenty requests
-- finds: load
load_step: step = 3
load_recovery: after_step = 3, requests = 20, back_after_s = null

-- bad: just ten seconds
-- finds: load
load_step: step = 3
load_recovery: after_step = 3, watched_s = 10.0, back_after_s = null

-- bad: just half of them were late
-- finds: load
-- says: severity = high
load_step: step = 3
load_recovery: after_step = 3, late = 150, back_after_s = null

-- bad: one fewer
-- finds: load
-- says: severity = medium
load_step: step = 3
load_recovery: after_step = 3, late = 149, back_after_s = null

-- good: it worked off its queue within two seconds
load_step: step = 3, offered_per_s = 160.0
load_recovery: after_step = 3, offered_per_s = 40.0, watched_s = 6.1, requests = 180, late = 31

-- good: the overload is of another step
load_step:
load_recovery: after_step = 3, back_after_s = null

-- undecided: the time was over before a queue could empty
-- leaves open: load
load_step: step = 3, offered_per_s = 160.0
load_recovery: after_step = 3, offered_per_s = 40.0, watched_s = 4.3, requests = 160, late = 90, back_after_s = null

-- undecided: a few requests tell nothing
-- leaves open: load
load_step: step = 3, offered_per_s = 2.0
load_recovery: after_step = 3, offered_per_s = 0.5, requests = 8, back_after_s = null

-- undecided: nineteen requests are too few
-- leaves open: load
load_step: step = 3
load_recovery: after_step = 3, requests = 19, back_after_s = null

-- undecided: nine seconds are too short
-- leaves open: load
load_step: step = 3
load_recovery: after_step = 3, watched_s = 9.0, back_after_s = null
