-- bad: never a hit
insert into http_edge values ('https://shop.example/app.js', 1, 'cloudflare', 0, 1);

-- good: a hit on the third request
insert into http_edge values ('https://shop.example/app.js', 1, 'akamai', 1, 1);

-- not applicable: the app forbids it: another check
insert into http_edge values ('https://shop.example/app.js', 1, 'cloudflare', 0, 0);
