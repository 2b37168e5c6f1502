-- One usual row of each table: what an example does not say. A small shop, in use, with nothing wrong about it; the rows belong
-- together, and `tests/checks.rs` holds that no check finds a fault in them. Columns that are not named are null.
-- The first three are there in every run; a row of another table is there where an example names the table.

run: id = 'r', taken_at = '2026-11-22T10:00:00Z', version = '0.1.0', target = 'shop', environment = 'staging', stage = 1000,
    generator_cores = 2, duration_ms = 1000
objective: p95_ms = 300.0, error_pct = 1.0
plan:

-- Postgres.
db_server: version_num = 150020, version = '15.20', database = 'shop', is_replica = 0, stats_since_at = '2026-10-01T00:00:00Z',
    stats_age_days = 52.0, is_superuser = 0
db_setting: name = 'max_connections', value = '100', number = 100.0, is_own_override = 0, is_pending_restart = 0
db_table: id = 1, schema = 'public', name = 'orders', title = 'orders', quoted = 'public.orders', is_partitioned = 0, rows = 5000.0,
    bytes = 819200, toast_bytes = 0, scans_sequential = 0, rows_read_sequentially = 0, rows_read_by_index = 60000,
    rows_inserted = 5000, rows_updated = 0, rows_updated_hot = 0, rows_moved = 0, rows_deleted = 3, rows_dead = 0,
    is_autovacuum_off = 0, is_unlogged = 0, is_default_partition = 0, is_inherited = 0
db_column: table_id = 1, number = 1, name = 'id', quoted = 'id', type = 'int8', is_primary_key = 1, is_foreign_key = 0,
    is_uuid_default = 0
db_constraint: id = 9, table_id = 1, name = 'orders_pkey', quoted = 'orders_pkey', kind = 'primary', is_validated = 1, is_enforced = 1
db_foreign_key: constraint_id = 1, table_id = 1, referenced_id = 2, columns = 'user_id', is_cascading = 0, cover = 'full'
db_index: id = 1, table_id = 1, name = 'orders_note', quoted = 'public.orders_note', method = 'btree', columns = 'note', identity = 'note',
    has_included = 0, is_unique = 0, is_valid = 1, is_building = 0, is_partition = 0, is_foreign_key_cover = 0, is_needed = 0,
    bytes = 16777216, scans = 90000
db_index_column: index_id = 1, position = 1, column_number = 2, key = 'note'
db_statement: id = 1, text = 'select * from orders where id = $1', kind = 'select', calls = 5000, total_ms = 5000.0, mean_ms = 1.0,
    max_ms = 5.0, deviation_ms = 0.2, rows = 5000, blocks = 20000, temp_bytes = 0, planning_ms = 0.0, wal_bytes = 0, has_offset = 0,
    has_pattern = 0, is_count = 0
db_statement_before: id = 1, calls = 4000, total_ms = 4000.0, max_ms = 4.0, deviation_ms = 0.2, planning_ms = 0.0
db_statement_use: id = 1, load_calls = 0, used_calls = 5000, used_ms = 5000.0, used_max_ms = 5.0, used_deviation_ms = 0.2, used_planning_ms = 0.0,
    mean_ms = 1.0, counted_days = 31.0, calls_a_day = 161.0, busy_pct = 0.0002, time_pct = 90.0, time_of = 'use'
db_statement_record_before: evictions = 0, age_days = 31.0
db_statement_record: entries = 120, most = 5000, evictions = 0, age_days = 31.0
db_activity: pid = 1, role = 'app', application = 'web', state = 'active', transaction_age_s = 0.2, state_age_s = 0.01, is_local = 0, is_tls = 1
db_database: name = 'shop', is_current = 1, connections = 5, sessions = 100, session_ms = 3600000.0, transactions = 900000, rollbacks = 0,
    xid_age = 50000, multixact_age = 0, deadlocks = 0, checksum_failures = 0
db_archiver: mode = 'on', wal_level = 'replica', has_command = 1, is_discarding = 0, archived = 100, failed = 0,
    last_archived_at = '2026-11-22T09:59:00Z'
db_sequence: id = 9, title = 'orders_id_seq', table_id = 1, column_quoted = 'id', last_value = 900, limit_value = 2147483647,
    limited_by = 'the type of its column', widening = 'table public.orders alter column id type bigint', used_pct = 0.0
db_role: name = 'app', quoted = 'app', is_superuser = 0, sessions = 5, statement_timeout_ms = 15000.0, idle_transaction_timeout_ms = 60000.0
db_slot: name = 'replica_1', quoted = '''replica_1''', is_active = 1, retained_bytes = 1000
db_standby: name = 'replica_1', state = 'streaming', lag_bytes = 20000
db_migration: table_id = 1, tool = 'Prisma', unfinished = 0
db_queue: table_id = 1, library = 'Oban', queue = 'mail', waiting = 0, scheduled = 2, running = 1, failed = 3, oldest_due_s = null
db_extension: name = 'pg_stat_statements', installed_version = '1.10', default_version = '1.10'
db_lock_wait: pid = 41, role = 'app', application = 'web', wait_s = 0.02, wanted = 'ShareLock', title = 'orders', blocker_pid = 40,
    blocker_role = 'app', blocker_state = 'active'
db_horizon: kind = 'slot', name = 'warehouse', undo = 'select pg_drop_replication_slot(''warehouse'');', xid_age = 900
db_collation: id = 100, name = 'the order of this database', indexes = 40, recorded = '2.36', actual = '2.36',
    refresh = 'alter database shop refresh collation version;'
db_lock_space: held = 40, room = 6400
db_checkpoint: timed = 280, requested = 8, counted_hours = 24.0
db_column_stat: table_id = 1, number = 2, null_pct = 0.0, width_bytes = 16, distinct_values = 40.0, correlation = 1.0
db_analysis: table_id = 1, rows_changed = 0, analyzed_at = '2026-11-20T10:00:00Z'
db_table_bloat: table_id = 1, bytes = 1073741824, dead_bytes = 0, free_bytes = 0
db_index_bloat: index_id = 1, bytes = 209715200, filled_pct = 88.5
db_growth: table_id = 1, rows_net_a_day = 900.0, bytes_a_day = 1.0e6, bytes_whole = 6.0e10
db_login_rule: number = 97, kind = 'hostssl', databases = 'all', users = 'all', address = '10.0.0.0/8', method = 'scram-sha-256', is_remote = 1
db_file_fault: place = 'postgresql.conf line 12, work_men', fault = 'unrecognized configuration parameter'
db_schema: name = 'public', quoted = 'public', is_open = 0
db_definer: id = 1, name = 'public.pay(integer)', cure = 'alter function public.pay(integer) set search_path = public, pg_temp;',
    has_search_path = 1
db_exposed_table: table_id = 1, role = 'anon', is_guarded = 1, is_writable = 0
db_advice_statement: id = 1, cost = 25000.0, cost_advised = 25000.0, wasteful_scans = 0
db_advice: id = 1, table_id = 1, table_title = 'orders', columns = '(user_id)',
    ddl = 'create index concurrently on public.orders using btree (user_id);', priced = 'hypopg', bytes = 4000000,
    cost_before = 25000000.0, cost_after = 25000000.0, write_cost = 0.0
db_advice_use: advice_id = 1, statement_id = 1
db_wal: system_identifier = '7711940469475581350', last_archived = '0000000100000000000000A4', last_archived_age_s = 40.0,
    files_waiting = 0, unarchived_bytes = 4096, archive_timeout_s = 300
db_session_time: sessions = 5000, session_ms = 8000000.0, active_ms = 900000.0, idle_in_transaction_ms = 60000.0, sessions_abandoned = 20,
    sessions_fatal = 3, sessions_killed = 1
db_client: application = 'web', role = 'app', addresses = 2, connections = 8, connections_of_one = 4

-- Its log.
log_source: name = 'a.log', place = 'file', format = 'stderr', prefix = '%m [%p] %u@%d ', is_prefix_guessed = 0, is_capped = 0,
    bytes = 1000, entries = 10, unknown_lines = 0, has_time = 1, has_process = 1, has_user = 1, has_database = 1
log_total: hours = 24.0, entries = 900, calls = 300, total_ms = 250000.0, statements = 3, dropped_statements = 0, dropped_ms = 0.0,
    dropped_events = 0
log_statement: id = 1, query_id = 1, text = 'select * from orders where total > $1', calls = 200, total_ms = 4000.0, prepare_ms = 0.0,
    p50_ms = 10.0, p95_ms = 50.0, max_ms = 100.0, database = 'shop', application = 'web'
log_share: id = 1, calls = 90000, of_all_time_pct = 4.5
log_plan: id = 1, text = 'select * from orders where note = $1', plans = 3, max_ms = 900.0
log_plan_node: plan_id = 1, number = 1, node = 'Seq Scan', relation = 'orders', rows_planned = 10.0, rows_actual = 10.0, loops = 1.0
log_event: kind = 'error', id = 1, times = 1
log_session: role = 'app', database = 'shop', opened = 20, closed = 20, session_ms = 9000000.0

-- Backups, and the other environment.
backup_source: number = 1, tool = 'pgbackrest', version = '2.45', read_at = '2026-11-22T10:00:00Z', age_days = 0.0
backup: source = 'main', repository = 'repo1', label = '20261121-030000F', kind = 'full', started_at = '2026-11-21T03:00:00Z',
    finished_at = '2026-11-21T03:10:00Z', age_days = 0.3, bytes = 22992594, is_failed = 0, wal_start = '000000010000000000000020',
    wal_stop = '000000010000000000000021', system_identifier = '7711940469475581350', archive_first = '000000010000000000000001',
    archive_last = '0000000100000000000000A4'
backup_repository: source = 'main', name = 'repo1', is_encrypted = 1, cipher = 'aes-256-cbc', system_identifier = '7711940469475581350',
    wal_first = '000000010000000000000001', wal_last = '0000000100000000000000A4', retention_days = 14.0
backup_check: source = 'main', name = 'status', is_ok = 1, hint = 'ok'
restore_check: system_identifier = '7711940469475581350', database = 'shop', checked_at = '2026-11-10T10:00:00Z', age_days = 12.0,
    is_equal = 1, is_physical = 1, tables = 9, tables_counted = 9, recovery_point_s = 240.0, recovery_time_s = 1500.0, is_replay_only = 0,
    restored = 'postgres://u@copy/shop'
restore_difference: system_identifier = '7711940469475581350', database = 'shop', subject = 'orders', kind = 'rows-behind',
    original = '500 rows', restored = '490 rows', lacking_pct = 2.0
twin_server: database = 'shop_production', environment = 'production', is_replica = 0, is_same_identifier = 0, is_same_start = 0
twin_migration: table_title = 'schema_migrations', version = '1', is_here = 1, is_there = 1
twin_difference: object = 'index orders.orders_by_day', here = 'btree (day)'

-- The pooler.
pooler_server: version = '1.25.2', version_num = 12502, is_front = 0, clients = 90
pooler_setting: name = 'max_client_conn', value = '1000', number = 1000.0
pooler_database: name = 'shop', port = 5432, pool_size = 20, reserve_size = 0, connections_max = 0, is_paused = 0, is_disabled = 0
pooler_user: name = 'app'
pooler_pool: database = 'shop', user = 'app', pool_mode = 'transaction', clients_active = 6, clients_waiting = 0, servers_active = 5,
    servers_idle = 3, wait_max_ms = 0.0
pooler_stat: database = 'shop', transactions = 1000, transaction_ms = 50000.0, wait_ms = 4000.0

-- What watches the app.
prometheus_server: version = '2.42.0', looks = 1
prometheus_target: number = 1, job = 'shop', instance = 'shop:8000', is_up = 1, is_app = 1, serves = 1
prometheus_rule: number = 1, group_name = 'shop', name = 'Watchdog', kind = 'alerting', query = 'vector(1)', state = 'firing', needs_all = 1,
    is_watchdog = 1
prometheus_rule_label: rule = 1, label = 'severity', value = 'page'
prometheus_rule_metric: rule = 1, metric = 'up', is_there = 1, is_recorded = 0
prometheus_signal: signal = 'availability', title = 'that the app, or what it needs, is down', metrics = 1, rules = 1, of_rules = 3
prometheus_alertmanager: url = 'http://alertmanager:9093/api/v2/alerts'
prometheus_notification: sent = 200, lost = 0
alertmanager_server: version = '0.25.0'
alertmanager_receiver: name = 'pager', integrations = 1
alertmanager_route: number = 1, receiver = 'pager', continues = 0
alertmanager_matcher: route = 1, number = 1, label = 'severity', operator = '=', value = 'page'
alertmanager_integration: name = 'email', sent = 40, failed = 0
alert_path: rule = 1, receiver = 'pager', is_default = 1, integrations = 1

-- Redis.
redis_server: flavour = 'redis', version = '7.4.1', version_major = 7, uptime_s = 90000, counters_age_s = 90000, keys = 10, maxmemory_bytes = 1000000,
    maxmemory_policy = 'noeviction', used_memory_bytes = 500000, counted_memory_bytes = 400000, is_aof_enabled = 1, is_aof_write_ok = 1,
    rdb_saves = 9, save_rules = 3, last_save_age_s = 240, unsaved_changes = 10, is_last_save_ok = 1, connected_clients = 90,
    maxclients = 10000, rejected_connections = 0, total_connections = 900, total_commands = 3600000, evicted_keys = 0,
    is_password_required = 1, is_protected_mode = 1, is_loopback = 1, is_tls = 0
redis_setting: name = 'timeout', number = 300.0
redis_keyspace: number = 0, keys = 10, expiring = 10
redis_command: name = 'get', calls = 1000, mean_us = 2.0, rejected = 0, failed = 0
redis_error: code = 'ERR', times = 4
redis_key_pattern: number = 0, pattern = 'users', role = 'data', role_by = 'nothing', kind = 'hash', sampled = 10, of_sampled = 100, is_census = 0,
    share_pct = 10.0, unexpiring = 0, unexpiring_low_pct = 0.0, unexpiring_high_pct = 0.0, mean_bytes = 100, largest_bytes = 300
redis_slow_command: command = 'GET', pattern = 'cache:*', times = 1, longest_ms = 12.0, last_at = '2026-11-22T10:00:00+00:00'
redis_client: name = 'web', library = 'ioredis 5.4.1', user_name = 'default', connections = 20, idle = 2
redis_queue: number = 0, library = 'bullmq', queue = 'emails', waiting = 3, active = 2, stalled = 0, delayed = 0, overdue = 0, failed = 0,
    finished = 0, oldest_age_s = 4, workers = 1, is_paused = 0

-- The app.
http_site: url = 'http://shop.example/', status = 200, is_public = 1, scripts = 3, has_sign_in = 0, has_documented_rate_limit = 0,
    is_files_only = 0, has_shown_rate_limit = 0
http_response: path = '/', folder = '/', is_start = 0, kind = 'page', status = 200, media = 'html', wire_bytes = 9000, body_bytes = 30000, gzip_saving_bytes = 0,
    is_compressed = 1, is_compressed_behind_proxy = 1, has_cache_control = 1, max_age_s = 60, is_immutable = 0, is_no_store = 0,
    is_no_cache = 0, is_private = 0, has_validator = 1, is_revalidated = 1, varies_by_all = 0, varies_by_cookie = 0, varies_by_agent = 0,
    is_hashed_name = 0, is_hash_sure = 1, is_versioned = 1, has_request_id = 1, vary_each = null, is_for_all = 0, edge_s = null
http_kept: path = '/', keeper = 'browser', seconds = 60, is_said = 1
http_endpoint: path = '/', method = 'GET', operation = '', status = 200, media = 'html', body_bytes = 30000, gzip_saving_bytes = 0,
    is_compressed = 1, is_compressed_behind_proxy = 1, has_cache_control = 1, is_no_store = 0, has_validator = 1, is_revalidated = 1,
    is_versioned = 1, begins_session = 0, has_request_id = 1, has_rate_limit = 1, naive_time = null, long_number = null, error_member = null
http_step_left: scenario = 'browse', step = 'sign out'
http_page: path = '/', requests = 12, weight_bytes = 900000
http_asset_missing: path = '/media/report.png', folder = '/media/', media = 'image', status = 403, page = '/'
http_cookie: path = '/', kind = 'page', name = 'theme', is_first = 1, is_session = 0, is_of_guard = 0
http_endpoint_cookie: path = '/api/v1/items', name = 'theme', is_first = 1, is_session = 0
http_health: path = '/healthz', status = 200, is_shareable = 0, says_ill = 0, is_given = 0
http_metrics: path = '/metrics', is_readable = 0, families = 40, series = 300, has_latency = 1, is_inner = 0,
    is_by_credentials = 0, has_rate = 1, has_errors = 1, has_saturation = 1
http_metric: path = '/metrics', name = 'orders_total', layer = 'own'
load_health_cost: path = '/healthz', requests = 10, statements = 0
load_metric: name = 'orders_total', rose = 1
http_error: path = '/api/v1/nowhere', area = 'api', status = 404, is_json = 1, is_page = 0, form = 'problem'
http_graphql: path = '/graphql', types = null, depth_asked = 20, takes_deep = 0
http_list: path = '/api/v1/items', method = 'GET', operation = '', is_asked_again = 1, items = 20, body_bytes = 4000, has_next = 1,
    limit_parameter = 'limit', large_page_items = 100, is_large_page_echoed = 0, is_large_page_refused = 0, has_next_on_large_page = 1, is_dated = 1
http_sdk: name = 'sentry', purpose = 'errors', path = '/app.js', is_configured = 1
http_exposure: path = '/', kind = 'debug-page', name = 'django debug page'
http_local_address: path = '/', address = 'http://localhost:3000'
http_hop: position = 1, name = 'nginx'
http_edge: url = 'https://shop.example/app.js', is_asset = 1, vendor = 'cloudflare', hits = 2, is_storable = 1
http_instance: path = '/a.js', is_asset = 1, media = 'script', status = 200, other_status = 200, is_same_body = 1, is_same_etag = 1
http_session: name = 'connect.sid', framework = 'express-session', seen_in = '/'
http_sign_in: is_signed_in = 1
http_guest_answer: path = '/account', kind = 'page', guest_status = 200, is_for_one = 0, is_shareable = 0,
    is_public = 0, varies_by_visitor = 0, is_leaked = 0
http_handoff: name = 'connect.sid', is_lost = 0
http_resource_id: resource = 'users', is_integer = 1, singular = 'user', plural = 'users', seen_in = '/users/123', ids = 3, highest_id = 123

-- The load.
load_cookie: name = 'theme', is_session = 0
load_begin: seed = 1, shape = 'line'
load_run: seed = 1, ended = 'a rate missed the objective', is_valid = 1, shape = 'line', proven_step = 1, failed_step = 2
load_scenario: name = 'shop', weight = 1, pause_ms = 2000.0, limit_p95_ms = 300.0, limit_error_pct = 1.0
load_endpoint: endpoint = 1, scenario = 'shop', name = 'feed', request = 'GET /feed', is_fixed = 1, is_act = 0
load_step: step = 1, offered_per_s = 40.0, seconds = 8.0, requests = 320, served = 320, failed = 0, in_flight_max = 5, backlog_max = 0,
    dropped = 0, verdict = 'pass', because = 'fine'
load_away: at_s = 40.0, waited_s = 15.0
load_recovery: after_step = 1, offered_per_s = 20.0, watched_s = 15.0, requests = 300, late = 3, back_after_s = 1.9
load_spike: step = 1, base_per_s = 10.0, spike_per_s = 40.0, first_second = 10, last_second = 20, requests = 400, late = 0, failed = 0
load_walk: endpoint = 1, took_ms = 12.0
load_second: second = 1, step = 1, offered = 50, served = 50, failed = 0, in_flight = 1
load_histogram: second = 1, endpoint = 1, step = 1, latencies = x'', failed = 0, body_bytes = 1000
load_endpoint_part: step = 1, endpoint = 1, part = 'service', latencies = x''
load_error: step = 1, endpoint = 1, class = 'status', requests = 1
load_postgres_second: second = 1, connections = 10, active = 1, running = 1, lock_waiting = 0, idle_in_transaction = 0, connections_max = 97
load_postgres_sample: second = 1, samples = 10, row_waits = 0, row_waits_of_many = 0
load_postgres_session: second = 1, state = 'active', wait_class = '', wait_event = '', sessions = 3
load_wal_second: second = 1, took_s = 1, wal_bytes = 80000, archived_files = 0, files_waiting = 0, file_bytes = 16777216
load_replica_second: second = 1, behind_bytes = 1000
load_redis_second: second = 1, commands = 50, hits = 40, misses = 2, cpu_pct = 3.0, connections = 10, memory_bytes = 500000
load_app_second: second = 1, asked_s = 1.5, answered_s = 1.51, single_runtime = 'Node', started_at = 1796081643.0, cpu_s = 12.5,
    loop_lag_ms = 12.0, loop_turn_ms = 10.5, loop_turn_min_ms = 10.1
load_app_pool_second: second = 1, pool = 'threads (Puma)', labels = '', used = 1.0, most = 5.0, waiting = 0.0
load_size_second: second = 1, size_bytes = 81920000
load_queue_second: second = 1, queue = 'rq reports', waiting = 0
load_pooler_second: second = 1, clients_waiting = 0, wait_max_ms = 0.0, servers_active = 5, transaction_ms = 90.0
load_request_cost: endpoint = 1, requests = 20, failed = 0, late = 0, p50_ms = 15.0, p95_ms = 35.0, distinct_bodies = 1
load_request_postgres: endpoint = 1, statements = 20, exec_ms = 6.0, sessions = 0, elsewhere = null
load_request_statement: endpoint = 1, queryid = 1, statement = 'select $1', calls = 20, row_count = 20, exec_ms = 6.0
load_request_redis: endpoint = 1, commands = 20, hits = 20, misses = 0, writes = 0, connections = 0
load_statement: queryid = 1, statement = 'select $1', calls = 400, row_count = 400, exec_ms = 80.0
load_statement_step: step = 1, queryid = 1, calls = 400, row_count = 400, exec_ms = 80.0

-- What is computed of it.
load_step_latency: step = 1, p50_ms = 15.0, p95_ms = 35.0, p95_low_ms = 30.0, p95_high_ms = 40.0, p99_ms = 60.0
load_step_served: step = 1, served_per_s = 40.0
load_second_latency: second = 1, p95_ms = 35.0
load_endpoint_step: step = 1, endpoint = 1, requests = 320, error_pct = 0.0, error_low_pct = 0.0, error_high_pct = 0.9, p95_ms = 35.0,
    p95_low_ms = 30.0, p95_high_ms = 40.0
load_endpoint_total: endpoint = 1, requests = 320, error_pct = 0.0, p50_ms = 15.0, p95_ms = 35.0, p99_ms = 60.0, max_ms = 90.0, body_bytes = 100.0
load_part: endpoint = 1, part = 'service', requests = 320, mean_ms = 16.0, p95_ms = 35.0
manifest_workload: kind = 'Deployment', namespace = '', name = 'web', path = 'web.yaml', image = 'us/shop', role = 'app', copies = 2, is_meshed = 0
manifest_scaler: name = 'web', workload = 'web', least = 2
manifest_region: region = 'eu-west-1'
load_line: proven_per_s = 40.0, failed_per_s = 80.0, proven_users = 80.0
load_trend: measure = '95th percentile of latency', kind = 'latency', subject = 'the app', unit = 'ms', per_hour = 0.0, per_hour_low = -10.0,
    per_hour_high = 10.0, at_start = 50.0, at_end = 50.0, seconds = 600
load_query: endpoint = 1, queryid = 1, statement = 'select $1', calls_per_request = 1.0, rows_per_call = 1.0, ms_per_request = 0.3, is_write = 0
load_query_cost: endpoint = 1, statements_per_request = 1.0, ms_per_request = 0.3, time_pct = 2.0, own_ms = 14.0, typical_own_ms = 14.0,
    sessions_per_request = 0.0
load_cache_cost: endpoint = 1, commands_per_request = 1.0, hits_per_request = 1.0, misses_per_request = 0.0, writes_per_request = 0.0,
    connections_per_request = 0.0
load_cache_use: lookups = 24000, hit_pct = 91.0
load_scaling: loads = 1, measured_at_once = 3.0, refusal = 'one rate tells nothing'
load_statement_change: queryid = 1, statement = 'select $1', step_before = 1, step_after = 2, before_ms = 0.2, after_ms = 0.3,
    rows_per_call_before = 1.0, rows_per_call_after = 1.0, calls_per_request_before = 1.0, calls_per_request_after = 1.0, time_pct = 50.0
load_statement_cost: queryid = 1, statement = 'select $1', calls = 400, rows_per_call = 1.0, calls_per_request = 1.0, ms_per_request = 0.2,
    time_pct = 20.0
load_pool_step: step = 1, served_per_s = 40.0, connections_busy = 0.8, hold_ms = 20.0
load_pool_size: rate = '1000 users', users = 1000, per_s = 1.8, hold_ms = 50.0, hold_source = 'sessions', is_lower_bound = 0, answer_ms = 60.0,
    connections_busy = 0.09, headroom_pct = 50.0, connections = 4, instances = 2, connections_per_instance = 2,
    limited_by = 'the least for a copy'
load_wall: resource = 'connections to Postgres', capacity = 97.0, capacity_source = 'Postgres', demand_ms = 20.0, demand_most_ms = 25.0,
    demand_source = 'sessions', wall_per_s = 4850.0, wall_least_per_s = 3880.0
load_wait_class: step = 1, wait_class = 'CPU', sessions = 0.8
load_wait: step = 1, rank = 1, wait_class = 'CPU', wait_event = '', queryid = 1, statement = 'select $1', sessions = 0.8, sessions_pct = 100.0
load_span: from_s = 0, seconds = 8, endpoint = 1, requests = 320, p50_ms = 15.0, p95_ms = 35.0, p99_ms = 60.0
load_heat: from_s = 0, seconds = 8, low_ms = 10.0, high_ms = 15.0, requests = 160
load_ground: endpoints = 5, writes = 0, of_postgres = 4, elsewhere = null, of_redis = 1, is_dataless = 0, is_redis_known = 1, calls = 900000, heaviest = 40, heaviest_reached = 22,
    reached_calls_pct = 80.0, reached_time_pct = 60.0
load_meaning: proven_registered = 20000.0, failed_registered = 40000.0, planned_per_s = 1.8, planned_headroom_pct = 95.5, advised_per_s = 28.0
load_environment: number = 1, part = 'processors', value = '2', kind = 'machine'
