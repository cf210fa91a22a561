"""Addresses of the picture."""

from django.urls import path

from ortaq.picture.statistics.views import files, picture, published

app_name = "statistics"
urlpatterns = [
    path("picture/", picture.picture_page, name="picture"),
    path("picture/data.csv", files.csv_file, name="csv"),
    path("picture/data.xlsx", files.xlsx_file, name="xlsx"),
    path("picture/published/", published.published_page, name="published"),
]
