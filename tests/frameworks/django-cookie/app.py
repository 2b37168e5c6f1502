"""A Django site in one file: contrib.auth signs in, the CSRF token lies in a cookie, or in the session where it is asked to."""
import os
import signal
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management.utils import get_random_secret_key

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ["APP_FOLDER"])

settings.configure(
    SECRET_KEY=get_random_secret_key(),
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[  # as startproject writes it
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]},
    }],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "db.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    LOGIN_REDIRECT_URL="/",
    CSRF_USE_SESSIONS=os.environ.get("CSRF_USE_SESSIONS") == "1",
)
django.setup()

from django.contrib.auth import logout  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import JsonResponse  # noqa: E402
from django.shortcuts import redirect, render  # noqa: E402
from django.urls import include, path  # noqa: E402


@login_required
def home(request):
    return render(request, "home.html")


@login_required
def account(request):
    answer = render(request, "account.html")
    answer["Cache-Control"] = "public, max-age=600"  # the planted fault
    return answer


@login_required
def orders(request):
    return JsonResponse([{"id": n, "total": n * 10} for n in range(1, 401)], safe=False)  # unpaged: planted too


def help_page(request):
    return render(request, "help.html")


def sign_out(request):
    (FOLDER / "signed-out").touch()
    logout(request)
    return redirect("login")


urlpatterns = [
    path("", home),
    path("account", account),
    path("api/orders", orders),
    path("help", help_page),
    path("logout", sign_out),
    path("accounts/", include("django.contrib.auth.urls")),
]

if __name__ == "__main__":
    # Whoever was started behind a shell's & does not listen to it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    call_command("migrate", verbosity=0)
    if not User.objects.filter(username="ann@example.com").exists():
        User.objects.create_user("ann@example.com", "ann@example.com", os.environ["TEST_PASSWORD"], first_name="Ann")
    from waitress import serve

    serve(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8, ident=None)
