<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Account</title></head>
<body><h1>{{ Auth::user()->name }}'s account</h1><p>{{ Auth::user()->email }}</p></body></html>
