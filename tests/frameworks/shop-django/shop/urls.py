from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.home),
    path("account", views.account),
    path("purchases", views.purchases),
    path("customers/<int:customer>", views.customer),
    path("api/v1/purchases", views.api_purchases),
    path("api/v1/customers", views.api_customers),
    path("api/v1/totals", views.api_totals),
    path("help", views.help_page),
    path("healthz", views.health),
    path("logout", views.sign_out),
    path("accounts/", include("django.contrib.auth.urls")),
]
