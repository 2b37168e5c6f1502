/*
title    = "One visitor gets through every scenario"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "load_walk"
why      = """In a smoke run one visitor walks through each scenario, step by step, with nobody else there. What fails for him fails for
everybody: either the app is broken, or the scenario asks for what is no longer there, and a load would measure nothing but errors."""
fix      = """Make the request by hand with `curl -i` and read the answer and the app's log; where the app is right, correct the scenario."""
docs     = ["https://grafana.com/docs/k6/latest/testing-guides/test-types/smoke-testing/"]
*/
select e.scenario || '/' || e.name as subject,
       e.request || ' failed for one visitor alone: ' || w.failure as message,
       w.took_ms as took_ms
from load_walk w join load_endpoint e using (endpoint)
where w.failure is not null
order by subject
