"""Addresses of the list of cases and of the forms about a case.

The page of a case itself shows its letters, so it stands with them: `communications.urls`.
"""

from django.urls import path

from cases.views import case_facts, case_persons, case_work
from cases.views.case_list import case_list

urlpatterns = [
    path("", case_list, name="cases"),
    path("persons/", case_persons.person_search, name="person-search"),
    path("<int:pk>/persons/add/", case_persons.person_add, name="person-add"),
    path("<int:pk>/persons/<int:person_pk>/", case_persons.person_change, name="person-change"),
    path(
        "<int:pk>/persons/<int:person_pk>/consent/",
        case_persons.person_consent,
        name="person-consent",
    ),
    path(
        "<int:pk>/persons/<int:person_pk>/follow-up/",
        case_persons.person_follow_up,
        name="person-follow-up",
    ),
    path("<int:pk>/risk/", case_work.risk_note, name="risk-note"),
    path("<int:pk>/to-dos/add/", case_work.to_do_add, name="to-do-add"),
    path("<int:pk>/to-dos/<int:row_pk>/done/", case_work.to_do_done, name="to-do-done"),
    path("<int:pk>/assign/", case_work.case_assign, name="case-assign"),
    path("<int:pk>/desk/", case_work.case_move, name="case-move"),
    path("<int:pk>/links/add/", case_work.case_link, name="case-link"),
    path("<int:pk>/links/<int:other_pk>/remove/", case_work.case_unlink, name="case-unlink"),
    path("<int:pk>/close/", case_work.case_close, name="case-close"),
    *(
        path(f"<int:pk>/{kind}s/add/", case_facts.fact_add, {"kind": kind}, name=f"{kind}-add")
        for kind in case_facts.KINDS
    ),
    *(
        path(
            f"<int:pk>/{kind}s/<int:row_pk>/",
            case_facts.fact_change,
            {"kind": kind},
            name=f"{kind}-change",
        )
        for kind in case_facts.KINDS
    ),
]
