<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Log in</title></head>
<body>
@foreach ($errors->all() as $error)
<p>{{ $error }}</p>
@endforeach
<form method="POST" action="{{ route('login') }}">
    @csrf
    <label for="email">Email</label>
    <input id="email" type="email" name="email" value="{{ old('email') }}" required autofocus>
    <label for="password">Password</label>
    <input id="password" type="password" name="password" required autocomplete="current-password">
    <label for="remember_me"><input id="remember_me" type="checkbox" name="remember"> Remember me</label>
    <button>Log in</button>
</form>
</body></html>
