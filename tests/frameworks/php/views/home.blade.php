<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="csrf-token" content="{{ csrf_token() }}"><title>Home</title></head>
<body>
<h1>Welcome {{ Auth::user()->name }}</h1>
<p><a href="/account">Account</a> <a href="/help">Help</a> <a href="/logout">Log Out</a></p>
<ul id="orders"></ul>
<script>
fetch('/api/orders').then(r => r.json()).then(all => { document.getElementById('orders').textContent = all.length + ' orders'; });
</script>
</body></html>
