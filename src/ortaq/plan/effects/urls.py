"""Addresses of evaluations."""

from django.urls import path

from ortaq.plan.effects.views import effect_page

app_name = "effects"
urlpatterns = [path("measures/<str:reference>/effect/", effect_page, name="effect")]
