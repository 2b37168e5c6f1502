<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Help</title></head>
<body><h1>Help</h1><p>Write to us and we answer within a day.</p></body></html>
