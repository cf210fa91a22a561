"""Addresses of choices."""

from django.urls import path

from ortaq.plan.choices.views import choices, inputs, judging, studies

app_name = "choices"
_ONE = "choices/<str:reference>"
urlpatterns = [
    path("choices/", choices.index, name="list"),
    path("choices/weights/", judging.weights_page, name="weights"),
    path("choices/inputs/", inputs.inputs_page, name="inputs"),
    path("choices/inputs/exclude", inputs.exclude, name="exclude"),
    path("choices/inputs/<int:pk>/withdraw", inputs.withdraw, name="withdraw"),
    path("choices/inputs/<str:measure>/", inputs.input_page, name="input"),
    path(f"{_ONE}/", choices.choice_page, name="choice"),
    path(f"{_ONE}/annex.<str:file_format>", choices.annex, name="annex"),
    path(f"{_ONE}/study", studies.study, name="study"),
    path(f"{_ONE}/why-not/<str:code>/", studies.why_not_page, name="why_not"),
]
