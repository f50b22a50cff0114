"""Addresses of the pages about information received and about cases."""

from django.urls import path

from cases.views.sources import add_source, correct_the_source, open_the_source, source_looks
from cases.views.submission_list import submission_list
from cases.views.submissions import (
    add_submission,
    change_submission,
    submission,
    submission_file,
)
from cases.views.triage import (
    decline_submission,
    join,
    judge,
    open_case_from,
    reopen_submission,
)

urlpatterns = [
    path("submissions/", submission_list, name="submissions"),
    path("submissions/add/", add_submission, name="submission-add"),
    path("submissions/<int:pk>/", submission, name="submission"),
    path("submissions/<int:pk>/change/", change_submission, name="submission-change"),
    path("submissions/<int:pk>/files/<int:file_pk>/", submission_file, name="submission-file"),
    path("submissions/<int:pk>/checklist/", judge, name="submission-judge"),
    path("submissions/<int:pk>/open-case/", open_case_from, name="submission-open-case"),
    path("submissions/<int:pk>/join/", join, name="submission-join"),
    path("submissions/<int:pk>/decline/", decline_submission, name="submission-decline"),
    path("submissions/<int:pk>/reopen/", reopen_submission, name="submission-reopen"),
    path("submissions/<int:pk>/source/", open_the_source, name="source-open"),
    path("submissions/<int:pk>/source/add/", add_source, name="source-add"),
    path("submissions/<int:pk>/source/correct/", correct_the_source, name="source-correct"),
    path("source-looks/", source_looks, name="source-looks"),
]
