"""Addresses of the staff pages about communications."""

from django.urls import include, path

from communications.views.case_page import case_names, case_page
from communications.views.communication import communication_page
from communications.views.importing import import_page
from communications.views.jobs import job_runs
from communications.views.notices import notice_list, read_notice
from communications.views.queue import work_queue
from communications.views.replies import add_reply, reply_file

urlpatterns = [
    path("", work_queue, name="home"),
    path("cases/", include("cases.case_urls")),
    path("cases/<int:pk>/", case_page, name="case"),
    path("cases/<int:pk>/names/", case_names, name="case-names"),
    path("communications/import/", import_page, name="letter-import"),
    path("communications/<int:pk>/", communication_page, name="communication"),
    path("communications/<int:pk>/replies/add/", add_reply, name="reply-add"),
    path(
        "communications/<int:pk>/replies/files/<int:file_pk>/",
        reply_file,
        name="reply-file",
    ),
    path("", include("communications.draft_urls")),
    path("", include("communications.sign_off_urls")),
    path("", include("communications.send_urls")),
    path("", include("communications.window_urls")),
    path("", include("communications.reply_urls")),
    path("jobs/", job_runs, name="jobs"),
    path("notices/", notice_list, name="notices"),
    path("notices/<int:pk>/read/", read_notice, name="notice-read"),
]
