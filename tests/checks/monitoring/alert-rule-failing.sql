-- bad: a join of several to several
-- finds: shop/Full
-- says: Full could not be evaluated: many-to-many matching not allowed
prometheus_rule:
prometheus_rule: number = 2, name = 'Full', query = 'a / b', fault = 'many-to-many matching not allowed', is_watchdog = 0

-- good: all could
prometheus_rule:
