-- bad: an edge, a gateway, a mesh
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_hop values (1, 'varnish');
insert into http_hop values (2, 'kong/3.4');
insert into http_hop values (3, 'envoy');

-- good: an edge and nginx
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_hop values (1, 'cloudfront');
insert into http_hop values (2, 'nginx');

-- good: none
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
