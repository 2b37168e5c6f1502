-- Facts of the app probe: what the app answers to plain GETs, of a guest and of who has signed in where a scenario does that.

create table http_site ( -- [app] one row: the app as its start page shows it
    url text primary key, -- of the start page, after redirects
    status integer not null, -- of the start page
    is_public integer not null, -- 1 when its name and address can be reached from anywhere
    scripts integer not null, -- different scripts with code on the pages that were looked at
    has_sign_in integer not null, -- 1 when a page, a link or an endpoint asks visitors to sign in
    has_documented_rate_limit integer not null, -- 1 when its OpenAPI document promises an answer 429
    is_files_only integer not null, -- 1 when all of it was seen, all is files, and plimsoll.toml says that there is no Postgres and no Redis
    has_shown_rate_limit integer not null default 0 -- 1 when it answered the scan itself 429, or told it how often it may ask
) strict;

create table http_sign_in ( -- [app] one row: whether somebody could sign in; no row: that was not asked for
    is_signed_in integer primary key, -- 1 when the pages and endpoints were asked by who has
    fault text -- why nobody could; null: somebody could
) strict;

create table http_step_left ( -- [app] a step of a scenario that was not looked at, since by its address it changes something or the walk keeps off it: a load does it all the same
    scenario text not null, -- the scenario
    step text not null, -- its step
    primary key (scenario, step)
) strict;

create table http_guest_answer ( -- [app] one page or endpoint that who has signed in gets, asked again by a guest
    path text primary key, -- path and query
    kind text not null check (kind in ('page', 'api')), -- what it is
    guest_status integer not null, -- as the app itself answered the guest
    is_for_one integer, -- 1 when the guest gets another answer, or none; null: it differs from one moment to the next as well
    is_shareable integer not null, -- 1 when its headers let a shared cache keep it without asking back
    shared_s integer, -- how long a shared cache keeps it; null: not said
    is_public integer not null, -- 1 when Cache-Control says public or s-maxage: it is meant for shared caches
    varies_by_visitor integer not null, -- 1 when Vary names Cookie, Authorization or everything: visitors do not share it
    is_leaked integer not null -- 1 when the guest got what is for one visitor alone, at the address that both ask
) strict;

create table http_response ( -- [app] one page or file of the app, or of its edge where that was named, as it answered one GET
    path text primary key, -- path and query
    name text, -- of a file what two builds of it have alike: /app.*.js; null: its path
    folder text not null, -- where it lies, two builds alike: all up to its last slash
    is_start integer not null, -- 1 for the start page
    kind text not null check (kind in ('page', 'asset')), -- what it is
    status integer not null, -- as answered, redirects followed
    media text not null, -- html, css, script, json, text, font, image, media, other
    wire_bytes integer not null, -- body as sent to a client that accepts gzip, or brotli where that is all there is
    body_bytes integer not null, -- body unpacked; as sent where it cannot be unpacked
    gzip_saving_bytes integer not null, -- what gzip -6 would save of a body that came plain; 0 where it came compressed
    is_compressed integer not null, -- 1 when the body travelled compressed
    is_compressed_behind_proxy integer, -- the same for a request that came through a proxy (Via); null: was not compressed anyway, or others of its kind told for it
    has_cache_control integer not null, -- 1 when Cache-Control or Expires says whether or how long it may be kept; `public` alone does not
    max_age_s integer, -- how long a browser keeps it; null: not said
    is_immutable integer not null, -- Cache-Control says so
    is_no_store integer not null, -- Cache-Control says so
    is_no_cache integer not null, -- Cache-Control says so
    is_private integer not null, -- Cache-Control says so
    has_validator integer not null, -- 1 with ETag or Last-Modified
    is_revalidated integer, -- 1 when asked with that validator it answers 304; null: no validator, or the body changed
    varies_by_all integer not null, -- Vary: *
    varies_by_cookie integer not null, -- Vary names Cookie
    varies_by_agent integer not null, -- Vary names User-Agent
    is_hashed_name integer, -- 1 when its name holds a fingerprint of its content; null: that may be, and nothing else tells
    is_hash_sure integer not null default 0, -- 1 when the name, its folder or others beside it leave no doubt of that fingerprint
    is_versioned integer not null, -- 1 when its address holds a version
    has_request_id integer not null, -- 1 when a header names the request, so that it can be found in the logs
    vary_each text, -- a field in Vary that hardly two visitors send alike, such as x-forwarded-for; null: none
    is_for_all integer not null default 0, -- 1 when it is meant for shared caches: public, s-maxage, or a time in a field for edges alone
    edge_s integer -- how long an edge may keep it, by CDN-Cache-Control or Surrogate-Control before all others; null: it may not, or nothing is said
) strict;

create table http_kept ( -- [app] how long each kind of cache answers with a page or file without asking the app, by its headers
    path text not null, -- as in http_response
    keeper text not null check (keeper in ('browser', 'shared cache', 'nginx', 'varnish')), -- who: any shared cache by RFC 9111; nginx and Varnish as they come
    seconds integer not null, -- 0: it asks each time
    is_said integer not null, -- 1 when the answer says whether or how long; 0: the cache takes a time of its own
    primary key (path, keeper)
) strict;

create table http_endpoint ( -- [app, was http_response where kind = 'api'] one endpoint of the app, as it answered one GET, or a step of a scenario first; what wants a sign-in first answers 401 or 403
    path text not null, -- path and query; of what is no GET as its scenario has them, variables by name
    method text not null default 'GET', -- by which it is asked: GET, POST, PUT, PATCH, DELETE
    operation text not null default '', -- what tells it from others at its path: of GraphQL the name, of the step where it has none; empty: it is no GraphQL
    status integer not null, -- as in http_response
    media text not null, -- as in http_response
    body_bytes integer not null, -- as in http_response
    gzip_saving_bytes integer not null, -- as in http_response
    is_compressed integer not null, -- as in http_response
    is_compressed_behind_proxy integer, -- as in http_response
    has_cache_control integer not null, -- as in http_response
    is_no_store integer not null, -- as in http_response
    has_validator integer not null, -- as in http_response
    is_revalidated integer, -- as in http_response; null too where nobody asked again, since it writes or is gone
    is_versioned integer not null, -- 1 when its address, a header or its description holds a version
    begins_session integer not null, -- 1 when it sets a cookie that is known to tell one visitor from another
    has_request_id integer not null, -- as in http_response
    has_rate_limit integer not null, -- 1 when headers tell how much a client may still ask
    naive_time text, -- a member of its JSON that is a moment without a zone; null: none
    long_number text, -- a member that is a whole number beyond 2⁵³ − 1, which JavaScript rounds; null: none
    error_member text, -- the member by which its JSON says that it went wrong, while its status says that it went well; null: none
    primary key (path, method, operation)
) strict;

create table http_page ( -- [app] each page that was looked at, with what it makes a browser load from the app
    path text primary key, -- path and query
    requests integer not null, -- the page and its own assets that every browser loads with it
    weight_bytes integer not null -- on the wire, at least: of pictures in several sizes and of what waits until it is seen none is counted
) strict;

create table http_asset_missing ( -- [app] an asset that a page or style names, and the app answers with an error or a page
    path text primary key, -- path and query
    name text, -- as in http_response
    folder text not null, -- as in http_response
    media text not null, -- by its ending: script, css, image, font, other
    status integer not null, -- that it was answered with; 200: a page for people in its place
    page text -- the first page that names it; null: a style does
) strict;

create table http_cookie ( -- [app] each cookie that a page or file set for a new visitor
    path text not null, -- of the address
    kind text not null, -- page or asset, as a guest is answered; sign-in: a step that signs in
    name text not null, -- of the cookie; its value is a secret and is not kept
    is_first integer not null, -- 1 for the first address that sets a cookie of this name
    is_session integer not null, -- 1 when it is known to tell one visitor from another
    default_store text, -- where its framework keeps sessions unless told otherwise: memory, file; null: in the cookie, or not known
    framework text, -- that is known for the name
    balancer text, -- the load balancer that pins a visitor to one instance by it; null: none
    is_of_guard integer not null, -- 1 when bot protection before the app sets it, whatever the app does
    primary key (path, name)
) strict;

create table http_endpoint_cookie ( -- [app, was http_cookie where kind = 'api'] each cookie that an endpoint set for a new visitor
    path text not null, -- of the endpoint; of what is no GET its method before it
    name text not null, -- as in http_cookie
    is_first integer not null, -- 1 for the first address that sets a cookie of this name; pages and files come first
    is_session integer not null, -- as in http_cookie
    default_store text, -- as in http_cookie
    framework text, -- as in http_cookie
    balancer text, -- as in http_cookie
    primary key (path, name)
) strict;

create table http_health ( -- [app] each usual health path that answers as one; the one that plimsoll.toml names, whatever it answers
    path text primary key, -- such as /healthz
    status integer not null, -- 2xx; 5xx of an app that says that it is ill; 401 or 403 of one that is shut where other paths are not there
    is_shareable integer not null, -- 1 when a shared cache may keep the answer, and go on telling it
    shared_s integer, -- for how long it may; null: it may not
    says_ill integer not null default 0, -- 1 when its data says in so many words that the app is ill, whatever the status
    is_given integer not null default 0 -- 1 when plimsoll.toml names the path: then its status may be any
) strict;

create table http_metrics ( -- [app] each usual metrics path that is there, and the page that plimsoll.toml names
    path text primary key, -- such as /metrics; at another address than the app's with that
    is_readable integer not null, -- 1 when its text could be read; 0: it asks for credentials
    families integer not null, -- metrics, each with all its lines
    series integer not null, -- lines with a value
    has_latency integer not null, -- 1 when a histogram or summary of request times is among them
    is_inner integer not null default 0, -- 1 when it lies at another address than the app's
    is_by_credentials integer not null default 0, -- 1 when it was read with headers that plimsoll.toml gives for it alone, and with nothing else
    has_rate integer, -- 1 when the requests that it answers are counted; null: an older plimsoll did not look
    has_errors integer, -- 1 when how requests end is told, or failures are counted; null: likewise
    has_saturation integer -- 1 when something that runs out is told, such as memory, threads or connections; null: likewise
) strict;

create table http_metric ( -- [app] each metric of a metrics page that could be read; no value is kept
    path text not null, -- http_metrics
    name text not null, -- without what stands behind it in single lines, such as _bucket
    layer text not null check (layer in ('runtime', 'library', 'own')), -- whose it is, by its name: own is what no known library is called by
    primary key (path, name)
) strict;

create table http_error ( -- [app] how the app answers a path that does not exist
    path text primary key, -- asked for
    area text not null check (area in ('site', 'api')), -- where in the app it lies
    status integer not null, -- 200 is a soft 404
    is_json integer not null, -- 1 when a program can read the answer
    is_page integer not null, -- 1 when it is a page for people
    form text not null default '' -- problem (RFC 9457), json, text, page, empty, redirect, other; empty: an older plimsoll did not look
) strict;

create table http_graphql ( -- [app] the first usual path that answers GraphQL to a guest by GET
    path text primary key, -- such as /graphql
    types integer, -- that it tells a guest of, those of GraphQL itself left out; null: it tells none
    depth_asked integer not null, -- of a nested query for an object that is not there
    takes_deep integer -- 1 where it ran that query, 0 where it refused it; null: none could be made of what it tells
) strict;

create table http_list ( -- [app] each endpoint that answers with a list
    path text not null, -- as in http_endpoint
    method text not null default 'GET', -- as in http_endpoint
    operation text not null default '', -- as in http_endpoint
    is_asked_again integer not null default 1, -- 1 when it was asked for fewer and for more; 0: nobody did, since it writes or is gone
    items integer not null, -- in the plain answer
    body_bytes integer not null, -- of the plain answer, unpacked
    has_next integer not null, -- 1 when the answer says how to get more (next, cursor, Link)
    limit_parameter text, -- the parameter that made it shorter, or that its description declares; where nobody asked again that by which it says how many it wants; null: none of the usual ones
    large_page_items integer, -- items when asked for 100000 at once; null: not asked
    is_large_page_echoed integer, -- 1 when the answer says that it took 100000 as the limit
    is_large_page_refused integer, -- 1 when it answered 4xx to that
    has_next_on_large_page integer, -- 1 when even that page says how to get more
    is_dated integer not null default 0, -- 1 when its items say when they were made, or are known by a number or a UUID, as those of a list that grows are
    primary key (path, method, operation)
) strict;

create table http_sdk ( -- [app] each known tool found in the pages and scripts
    name text primary key, -- such as sentry
    purpose text not null check (purpose in ('errors', 'analytics')), -- what it is for
    path text not null, -- where it was seen first
    is_configured integer -- 0 when its key is nowhere to be seen; null: its key has no known shape, or may stand where nothing was read
) strict;

create table http_exposure ( -- [app] what a visitor should not be able to see: each private file; of a debug page or a development server one address
    path text not null, -- where
    kind text not null check (kind in ('debug-page', 'development-server', 'private-file')), -- what
    name text not null, -- such as `django debug page`
    primary key (path, kind)
) strict;

create table http_local_address ( -- [app] each address in pages and answers that only a machine beside the app can reach
    path text not null, -- of the first page or answer that names it
    address text not null, -- scheme, host and port
    primary key (path, address)
) strict;

create table http_hop ( -- [app] each proxy, mesh or gateway that the start page passed, by its headers
    position integer primary key, -- in the order of the headers, from 1
    name text not null -- such as envoy
) strict;

create table http_edge ( -- [app] each address asked three times at the edge (CDN), a second apart
    url text primary key, -- asked for
    is_asset integer not null, -- 1 for a style, script, font or image
    vendor text, -- the CDN that its headers name; null: none
    hits integer not null, -- of the two later answers: from the edge's memory
    is_storable integer not null -- 1 when its headers let a shared cache keep it
) strict;

create table http_instance ( -- [app] each address that was compared between the app and its second instance
    path text primary key, -- path and query
    name text, -- as in http_response
    is_asset integer not null, -- 0 for the start page
    media text not null, -- as in http_response
    status integer not null, -- on the first instance
    other_status integer not null, -- on the second
    is_same_body integer not null, -- byte by byte, once unpacked
    is_same_etag integer not null -- also where neither has one
) strict;

create table http_handoff ( -- [app] each session cookie of the first instance that was shown to the second
    name text primary key, -- of the cookie
    is_lost integer not null -- 1 when the second hands out a new one, though the first does not
) strict;

create table http_resource_id ( -- [app] what the app names to everyone by a number or a UUID, in links, addresses and answers of endpoints
    resource text not null, -- its name for many, in lower case: `users` of /users/7 and /user/7
    is_integer integer not null, -- 1 for numbers, 0 for UUIDs
    singular text not null, -- the name for one
    plural text not null, -- the name for many
    seen_in text not null, -- an address that shows one
    ids integer not null, -- different ones that were seen
    highest_id integer, -- of the numbers; null: UUIDs
    primary key (resource, is_integer)
) strict;

create table http_session ( -- [derive] each session that the app gives to a visitor, before signing in or in a scenario that signs in
    name text primary key, -- of its cookie
    default_store text, -- as in http_cookie
    framework text, -- as in http_cookie
    seen_in text not null -- the first address that set it, or that a scenario did
) strict;
