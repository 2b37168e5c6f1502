from pathlib import Path
import os

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Count, Sum
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from .models import Customer, Purchase

LARGEST = 100


def api(view):
    """A view of the API: 401 for who has not signed in, and nothing that a cache may keep."""
    def answer(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return JsonResponse({"error": "sign in first"}, status=401)
        return view(request, *args, **kwargs)
    return never_cache(answer)


def number(request, name, usual):
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else usual


@login_required
@never_cache
def home(request):
    return render(request, "home.html")


@login_required
def account(request):
    answer = render(request, "account.html")
    # Planted: what is one user's alone may be kept by anybody.
    answer["Cache-Control"] = "public, max-age=600" if settings.IS_FAULTY else "private, no-store"
    return answer


def page_of(request):
    """The newest purchases before that of `before`, and where to go on."""
    found = Purchase.objects.select_related("customer").order_by("-id")
    if before := number(request, "before", 0):
        found = found.filter(id__lt=before)
    rows = list(found[:25])
    return rows, rows[-1].id if len(rows) == 25 else None


@login_required
@never_cache
def purchases(request):
    if settings.IS_FAULTY:
        # Planted: the customer of each one is asked for by itself, in the template.
        page = Paginator(Purchase.objects.order_by("-placed_at"), 25).get_page(number(request, "page", 1))
        return render(request, "purchases.html", {"purchases": page, "pages": page.paginator.num_pages})
    rows, following = page_of(request)
    return render(request, "purchases.html", {"purchases": rows, "following": following})


@login_required
@never_cache
def customer(request, customer):
    found = get_object_or_404(Customer, id=customer)
    return render(request, "customer.html", {"customer": found, "purchases": found.purchase_set.order_by("-id")[:20]})


@api
def api_purchases(request):
    if reference := request.GET.get("reference"):
        rows, following = list(Purchase.objects.filter(reference=reference).select_related("customer")[:LARGEST]), None
    else:
        rows, following = page_of(request)
    return JsonResponse({
        "items": [{"reference": row.reference, "customer": row.customer.name, "cents": row.cents} for row in rows],
        "next": following,
    })


@api
def api_customers(request):
    columns = Customer.objects.order_by("id").values("name", "email", "country", "note")
    if settings.IS_FAULTY:
        return JsonResponse(list(columns), safe=False)  # planted: all of them at once, and nginx does not pack them
    most = min(number(request, "limit", 20), LARGEST)
    first = number(request, "after", 0)
    rows = list(columns.filter(id__gt=first)[:most])
    return JsonResponse({"items": rows, "next": first + most if len(rows) == most else None})


@api
def api_totals(request):
    """What each country bought, kept for five minutes."""
    totals = cache.get_or_set("totals", lambda: list(
        Purchase.objects.values("customer__country").annotate(cents=Sum("cents"), count=Count("id")).order_by("customer__country")))
    return JsonResponse({"totals": totals})


def help_page(request):
    return render(request, "help.html")


@never_cache
def health(request):
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"status": "ok"})


def sign_out(request):
    (Path(os.environ["APP_FOLDER"]) / "signed-out").touch()
    logout(request)
    return redirect("login")
