"""Addresses of joint sign-off."""

from django.urls import path

from communications.views.sign_off.answers import answer_page
from communications.views.sign_off.comments import comment_add, comment_settle
from communications.views.sign_off.delegations import delegation_withdraw, delegations_page
from communications.views.sign_off.letter import sign_off_page
from communications.views.sign_off.lists import sign_off_list
from communications.views.sign_off.rounds import (
    board_page,
    circulate_page,
    remind_page,
    take_back_page,
)

urlpatterns = [
    path("sign-offs/", sign_off_list, name="sign-offs"),
    path("sign-offs/delegations/", delegations_page, name="delegations"),
    path(
        "sign-offs/delegations/<int:pk>/withdraw/",
        delegation_withdraw,
        name="delegation-withdraw",
    ),
    path("sign-offs/sets/<int:pk>/", board_page, name="sign-off-board"),
    path("sign-offs/sets/<int:pk>/circulate/", circulate_page, name="circulate"),
    path("sign-offs/sets/<int:pk>/take-back/", take_back_page, name="take-back"),
    path("sign-offs/sets/<int:pk>/remind/", remind_page, name="sign-off-remind"),
    path("communications/<int:pk>/sign-off/", sign_off_page, name="sign-off"),
    path("communications/<int:pk>/sign-off/answer/", answer_page, name="sign-off-answer"),
    path("communications/<int:pk>/sign-off/comments/", comment_add, name="comment-add"),
    path(
        "communications/<int:pk>/sign-off/comments/<int:comment_pk>/settle/",
        comment_settle,
        name="comment-settle",
    ),
]
