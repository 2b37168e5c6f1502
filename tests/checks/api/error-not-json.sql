-- bad: the HTML page of express
-- finds: missing path below the API
http_error: is_json = 0, is_page = 1

-- bad: the shell of a single-page app
-- finds: missing path below the API
http_error: status = 200, is_json = 0

-- bad: not found, and still a page
-- finds: missing path below the API
-- says: answer is a
http_error: is_json = 0, is_page = 1

-- bad: a page that says that all is well
-- finds: missing path below the API
-- says: answer is 200
http_error: status = 200, is_json = 0

-- bad: a page after a switch of protocols
-- finds: missing path below the API
-- says: answer is a
http_error: status = 101, is_json = 0, is_page = 1

-- good: problem+json
http_error:

-- good: only the site answers with a page
http_error:
http_error: path = '/nowhere', area = 'site', is_json = 0

-- not applicable: pages may answer as they like
http_error: path = '/nowhere', area = 'site', is_json = 0

-- bad: the status says what it is
-- finds: missing path below the API
-- says: severity = low
http_error: is_json = 0, is_page = 1

-- bad: a client takes the last of good answers for one
-- finds: missing path below the API
-- says: severity = medium
http_error: status = 200, is_json = 0, is_page = 1

-- bad: led to a page
-- finds: missing path below the API
-- says: answer is 399
-- says: severity = medium
http_error: status = 399, is_json = 0

-- bad: an odd status with a page
-- finds: missing path below the API
-- says: answer is a page
-- says: severity = low
http_error: status = 400, is_json = 0, is_page = 1

-- bad: one that is none yet
-- finds: missing path below the API
-- says: severity = low
http_error: status = 199, is_json = 0, is_page = 1

-- good: 404 and a line of text, as Go has it: a program can tell by the status
http_error: is_json = 0

-- good: nothing but a status
http_error: status = 400, is_json = 0

-- good: data that says what is wrong, whatever its status
http_error: status = 200

-- good: data in a page of the site, and a page of the site
http_error: path = '/nowhere', area = 'site', status = 200, is_json = 0, is_page = 1
http_error: is_page = 1

-- good: one that is none yet, without a page
http_error: status = 199, is_json = 0

-- bad: 200 and text
-- finds: missing path below the API
-- says: the answer is 200 with a line of text
http_error: status = 200, is_json = 0, form = 'text'

-- bad: 200 and empty
-- finds: missing path below the API
-- says: the answer is 200 with nothing in it
http_error: status = 200, is_json = 0, form = 'empty'

-- bad: 200 and other
-- finds: missing path below the API
-- says: the answer is 200 with something that is no data
http_error: status = 200, is_json = 0, form = 'other'

-- bad: 200 and page
-- finds: missing path below the API
-- says: the answer is 200 with a page
http_error: status = 200, is_json = 0, form = 'page'

-- bad: 200 and a page of an older scan
-- finds: missing path below the API
-- says: the answer is 200 with a page
http_error: status = 200, is_json = 0, form = ''

-- bad: led elsewhere
-- finds: missing path below the API
-- says: the answer is 302 with another address
http_error: status = 302, is_json = 0, form = 'redirect'

-- good: nothing but a status, a line of text
http_error: is_json = 0, form = 'empty'
http_error: path = '/rest/nowhere', is_json = 0, form = 'text'
