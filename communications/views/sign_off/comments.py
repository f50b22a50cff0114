"""Remarks at paragraphs: writing one, and saying that it is settled."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cases.views.acting import accepted, sent
from communications.enums import Act
from communications.forms.sign_off_forms import CommentForm
from communications.letter_text import Block
from communications.models import Communication, ParagraphComment
from communications.services.commenting import comment, reopen_comment, settle_comment
from parties.office_day import office_today
from parties.views.signed_in import SignedInRequest

from .seen import circulated_letter, not_now, now_and_today, versions_to_answer


@sensitive_post_parameters("text")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def comment_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form for a comment at the paragraph `block`; then back to that paragraph."""
    letter, version = circulated_letter(request.user, pk)
    if refusal := not_now(request, Act.COMMENT, letter):
        return refusal
    form = CommentForm(
        sent(request),
        versions=versions_to_answer(letter, request.user),
        initial={"version": version.pk, "block": request.GET.get("block", "0")},
    )
    arguments = {"by": request.user, **now_and_today()}
    if form.is_valid() and accepted(form, comment, **form.cleaned_data, **arguments):
        return _back(letter, form.cleaned_data["block"])
    place = str(form["block"].value())
    blocks = version.text.blocks
    quoted: Block | None = None
    if place.isascii() and place.isdigit() and int(place) < len(blocks):
        quoted = blocks[int(place)]
    context = {"letter": letter, "version": version, "form": form, "quoted": quoted, "place": place}
    status = 422 if form.errors else 200
    return render(request, "communications/sign_off/comment.html", context, status=status)


@login_required
@require_POST
def comment_settle(request: SignedInRequest, pk: int, comment_pk: int) -> HttpResponse:
    """Nothing is left to do about the comment; with `undo`, it is not settled after all."""
    letter, _version = circulated_letter(request.user, pk)
    rows = ParagraphComment.objects.visible_to(request.user).select_related(
        "version__communication"
    )
    row = get_object_or_404(rows, pk=comment_pk, version__communication=letter)
    if "undo" in request.POST:
        reopen_comment(comment=row, by=request.user, on=office_today())
    else:
        settle_comment(comment=row, by=request.user, **now_and_today())
    return HttpResponseRedirect(f"{reverse('sign-off', args=[letter.pk])}#comment-{row.pk}")


def _back(letter: Communication, block: int) -> HttpResponse:
    """The letter's page, at the paragraph."""
    return HttpResponseRedirect(f"{reverse('sign-off', args=[letter.pk])}#paragraph-{block + 1}")
