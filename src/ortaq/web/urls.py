"""Every address. What a reader reads has its language first; machines and files have none."""

from allauth.account import views as account
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from ortaq.web.api import api
from ortaq.web.views import errors, home, log, search, styles

urlpatterns = [
    path("", home.choose_language, name="root"),
    path("health", home.health, name="health"),
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("search/", search.results, name="search"),
        path("log/", log.head, name="log"),
        path("about/", home.about, name="about"),
        path("gallery/", styles.gallery, name="gallery"),
        path("", include("ortaq.act.intake.urls")),
        path("", include("ortaq.act.reports.urls")),
        path("", include("ortaq.act.campaigns.urls")),
        path("", include("ortaq.picture.statistics.urls")),
        path("", include("ortaq.picture.indicators.urls")),
        path("", include("ortaq.plan.frameworks.urls")),
        path("", include("ortaq.plan.assessments.urls")),
        path("", include("ortaq.plan.rounds.urls")),
        path("", include("ortaq.plan.gaps.urls")),
        path("", include("ortaq.plan.measures.urls")),
        path("", include("ortaq.plan.choices.urls")),
        path("", include("ortaq.plan.surveys.urls")),
        path("", include("ortaq.plan.effects.urls")),
        path("", include("ortaq.plan.monitoring.urls")),
        path("", include("ortaq.plan.decisions.urls")),
        path("", include("ortaq.plan.consultations.urls")),
        path("people/", include("ortaq.shared.people.urls")),
        path("", include("ortaq.shared.outbox.urls")),
        path("account/login/", account.login, name="account_login"),
        path("account/logout/", account.logout, name="account_logout"),
        path("account/password/", account.password_change, name="account_change_password"),
        path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
        path("account/2fa/", include("allauth.mfa.urls")),
        prefix_default_language=True,
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
