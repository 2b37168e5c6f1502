-- bad: three requests, and no sign of an edge
-- finds: https://shop.example/
http_edge: url = 'https://shop.example/', is_asset = 0, vendor = null, hits = 0
http_edge: vendor = null, hits = 0

-- good: the start page is not cached, and yet the edge is there
http_edge: url = 'https://shop.example/', is_asset = 0, hits = 0

-- good: an edge that hides its name, and answers from memory
http_edge: url = 'https://shop.example/', is_asset = 0, vendor = null, hits = 0
http_edge: vendor = null

-- good: one answer came from a memory without a name
http_edge: url = 'https://shop.example/', is_asset = 0, vendor = null, hits = 1

-- bad: no file may be kept: an edge without a name could not show itself
-- finds: https://shop.example/
-- says: (sure once a file may be kept
-- says: certainty = likely
http_edge: url = 'https://shop.example/', is_asset = 0, vendor = null, hits = 0, is_storable = 0
http_edge: vendor = null, hits = 0, is_storable = 0

-- bad: one that may be kept is not
-- finds: https://shop.example/
-- says: came from a cache, though a file may be kept / (no fix)
http_edge: url = 'https://shop.example/', is_asset = 0, vendor = null, hits = 0, is_storable = 0
http_edge: vendor = null, hits = 0
