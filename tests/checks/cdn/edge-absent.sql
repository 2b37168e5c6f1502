-- bad: three requests, and no sign of an edge
insert into http_edge values ('https://shop.example/', 0, null, 0, 0);
insert into http_edge values ('https://shop.example/app.js', 1, null, 0, 1);

-- good: the start page is not cached, and yet the edge is there
insert into http_edge values ('https://shop.example/', 0, 'cloudflare', 0, 0);

-- good: an edge that hides its name, and answers from memory
insert into http_edge values ('https://shop.example/', 0, null, 0, 0);
insert into http_edge values ('https://shop.example/app.js', 1, null, 2, 1);
