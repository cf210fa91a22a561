"""Addresses of indicators."""

from django.urls import path

from ortaq.picture.indicators.views import edit, files, pages, population

app_name = "indicators"
_ONE = "indicators/<str:code>"
urlpatterns = [
    path("indicators/", pages.index, name="list"),
    path("indicators/new/", edit.new, name="new"),
    path("indicators/values.csv", files.values_csv, name="csv"),
    path("indicators/dictionary.csv", files.dictionary_csv, name="dictionary"),
    path("indicators/indicators.json", files.json_file, name="json"),
    path("indicators/population/", population.page, name="population"),
    path("indicators/population.csv", files.population_csv, name="population_csv"),
    path(f"{_ONE}/", pages.indicator_page, name="indicator"),
    path(f"{_ONE}/<str:period>.proof.json", files.proof, name="proof"),
    path(f"{_ONE}/edit/", edit.edit, name="edit"),
    path(f"{_ONE}/target", edit.target, name="target"),
    path(f"{_ONE}/value", edit.value, name="value"),
]
