"""Addresses of the staff pages about communications."""

from django.urls import path

from communications.views.communication import communication_page
from communications.views.importing import import_page
from communications.views.notices import notice_list, read_notice
from communications.views.queue import work_queue
from communications.views.replies import add_reply, reply_file

urlpatterns = [
    path("", work_queue, name="home"),
    path("communications/import/", import_page, name="letter-import"),
    path("communications/<int:pk>/", communication_page, name="communication"),
    path("communications/<int:pk>/replies/add/", add_reply, name="reply-add"),
    path(
        "communications/<int:pk>/replies/files/<int:file_pk>/",
        reply_file,
        name="reply-file",
    ),
    path("notices/", notice_list, name="notices"),
    path("notices/<int:pk>/read/", read_notice, name="notice-read"),
]
