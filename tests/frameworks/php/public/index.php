<?php
// A Laravel site in one file: its sessions are files, and its forms have the token of VerifyCsrfToken. Run by hand it makes the user.

use Illuminate\Database\Schema\Blueprint;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Auth\User as Authenticatable;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;
use Illuminate\Support\Facades\Hash;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\Facades\Schema;

require 'Illuminate/autoload.php'; // as Debian installs it

class User extends Authenticatable
{
    protected $guarded = [];
    protected $hidden = ['password', 'remember_token'];
}

class Kernel extends Illuminate\Foundation\Http\Kernel
{
    protected $middleware = [
        Illuminate\Foundation\Http\Middleware\ValidatePostSize::class,
        Illuminate\Foundation\Http\Middleware\ConvertEmptyStringsToNull::class,
    ];
    protected $middlewareGroups = ['web' => [ // as a new site has them
        Illuminate\Cookie\Middleware\EncryptCookies::class,
        Illuminate\Cookie\Middleware\AddQueuedCookiesToResponse::class,
        Illuminate\Session\Middleware\StartSession::class,
        Illuminate\View\Middleware\ShareErrorsFromSession::class,
        Illuminate\Foundation\Http\Middleware\VerifyCsrfToken::class,
        Illuminate\Routing\Middleware\SubstituteBindings::class,
    ]];
    protected $routeMiddleware = ['auth' => Illuminate\Auth\Middleware\Authenticate::class];
}

class RouteServiceProvider extends Illuminate\Foundation\Support\Providers\RouteServiceProvider
{
    public function boot()
    {
        $this->routes(function () {
            Route::view('/help', 'help'); // outside of `web`: no session, no token
            Route::middleware('web')->group(function () {
                Route::view('/login', 'login')->name('login');
                Route::post('/login', function (Request $request) {
                    $credentials = $request->validate(['email' => ['required', 'email'], 'password' => ['required']]);
                    if (Auth::attempt($credentials, $request->boolean('remember'))) {
                        $request->session()->regenerate();
                        return redirect()->intended('/');
                    }
                    return back()->withErrors(['email' => 'The provided credentials do not match our records.']);
                });
                Route::get('/logout', function (Request $request) {
                    touch(storage_path('signed-out'));
                    Auth::logout();
                    $request->session()->invalidate();
                    $request->session()->regenerateToken();
                    return redirect('/login');
                });
                Route::middleware('auth')->group(function () {
                    Route::view('/', 'home');
                    Route::get('/account', function () { // kept by everybody: a planted fault
                        return response()->view('account')->header('Cache-Control', 'public, max-age=600');
                    });
                    Route::get('/api/orders', function () { // unpaged: planted too
                        return array_map(fn ($n) => ['id' => $n, 'total' => $n * 10], range(1, 400));
                    });
                });
            });
        });
    }
}

$app = new Application(dirname(__DIR__));
$app->useStoragePath(getenv('APP_FOLDER'));
$app->singleton(Illuminate\Contracts\Http\Kernel::class, Kernel::class);
$app->singleton(Illuminate\Contracts\Debug\ExceptionHandler::class, Illuminate\Foundation\Exceptions\Handler::class);

$app->register(RouteServiceProvider::class);

$kernel = $app->make(Illuminate\Contracts\Http\Kernel::class);

if (PHP_SAPI === 'cli') {
    $app->instance('request', Request::create('/'));
    $kernel->bootstrap();
    Schema::create('users', function (Blueprint $table) {
        $table->id();
        $table->string('name');
        $table->string('email')->unique();
        $table->string('password');
        $table->rememberToken();
        $table->timestamps();
    });
    User::create(['name' => 'Ann', 'email' => 'ann@example.com', 'password' => Hash::make(getenv('TEST_PASSWORD'))]);
    exit;
}

$response = $kernel->handle($request = Request::capture())->send();
$kernel->terminate($request, $response);
