-- bad: a guest is given the account page of another
-- finds: /account
-- says: a cache in front shares it / (no fix) / severity = critical / cause = a cache in front shares private answers
http_guest_answer: is_for_one = 1, is_leaked = 1

-- bad: headers let a cache keep it
-- finds: /account
-- says: keep it for 60 s / (no fix) / severity = high / cause = private answers are marked as shareable
http_guest_answer: is_for_one = 1, is_shareable = 1, shared_s = 60

-- bad: what leaks comes first, and each is named
-- finds: /orders; /account
http_guest_answer: is_for_one = 1, is_shareable = 1, shared_s = 60
http_guest_answer: path = '/orders', is_for_one = 1, is_leaked = 1

-- bad: it is called public, and only Vary tells visitors apart
-- finds: /account
-- says: severity = medium
http_guest_answer: is_for_one = 1, is_shareable = 1, is_public = 1, shared_s = 60, varies_by_visitor = 1

-- bad: a cache in front passes over Vary
-- finds: /account
-- says: a cache in front shares it / (no fix) / severity = critical / cause = a cache in front shares private answers
http_guest_answer: is_for_one = 1, is_leaked = 1, is_shareable = 1, is_public = 1, shared_s = 60, varies_by_visitor = 1

-- good: what may be kept is the same for everybody
http_guest_answer: is_for_one = 1
http_guest_answer: path = '/help', is_shareable = 1, shared_s = 600

-- good: it is called public, and may not be kept
http_guest_answer: is_for_one = 1, is_public = 1

-- good: it is for one visitor, and says so
http_guest_answer: is_for_one = 1, guest_status = 302

-- good: each visitor has a copy of its own
http_guest_answer: is_for_one = 1, is_shareable = 1, shared_s = 60, varies_by_visitor = 1
http_guest_answer: path = '/orders', is_for_one = 1

-- not applicable: the same for everybody may be kept
http_guest_answer: is_for_one = 0, is_shareable = 1, shared_s = 600

-- not applicable: what changes by itself tells nothing
http_guest_answer: is_for_one = null, is_shareable = 1, shared_s = 600
