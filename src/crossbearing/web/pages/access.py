"""Signing in and out, and who may: for cases that are shared."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from crossbearing import casework
from crossbearing.errors import UsageError
from crossbearing.web.accounts import SIGN_IN, SIGN_OUT, AccountDoor, TooManyTries
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, owners, show
from crossbearing.web.guard import Guard
from crossbearing.web.people import Role

router = APIRouter()
PAGE = Page(path="/access", title="Access", router=router, group=Group.out, role=Role.owner)

entrance = APIRouter()
"""Open to strangers, where accounts are kept."""

Field = Annotated[str, Form(max_length=2_000)]


@router.get("/access")
def access(request: Request, desk: OpenDesk) -> Response:
    """Who may open the case."""
    return show(
        request,
        "access.html",
        accounts=desk.accounts(),
        roles=[each.value for each in Role],
        fault="",
    )


@router.post("/access", dependencies=[Depends(owners)])
def change_access(
    request: Request,
    desk: OpenDesk,
    person: Asker,
    act: Field = "",
    name: Field = "",
    password: Field = "",
    role: Field = "",
) -> Response:
    """Give somebody an account, or take it away."""
    try:
        if act == "remove":
            casework.remove_account(desk.folder, name, who=person.name)
        elif act == "add":
            casework.add_account(desk.folder, name, password, role, who=person.name)
        else:
            raise UsageError("an account is added or removed")
    except UsageError as fault:
        return show(
            request,
            "access.html",
            status=400,
            accounts=desk.accounts(),
            roles=[each.value for each in Role],
            fault=str(fault),
        )
    door = guard_of(request).door
    if isinstance(door, AccountDoor):
        door.changed()
    return RedirectResponse("/access", 303)


@entrance.get(SIGN_IN)
def ask(request: Request) -> Response:
    """The form for signing in."""
    return show(request, "sign_in.html", fault="")


@entrance.post(SIGN_IN)
async def sign_in(request: Request, name: Field = "", password: Field = "") -> Response:
    """Let in who has the password."""
    guard = guard_of(request)
    door = account_door(guard)
    try:
        cookie = await run_in_threadpool(door.sign_in, name, password)
    except TooManyTries:
        said = "This name was tried too often. Wait a minute."
        return show(request, "sign_in.html", status=429, fault=said)
    if cookie is None:
        said = "No account has this name and password."
        return show(request, "sign_in.html", status=401, fault=said)
    return guard.admit(cookie)


@entrance.post(SIGN_OUT)
def sign_out(request: Request) -> Response:
    """End the session of whoever asks."""
    guard = guard_of(request)
    account_door(guard).sign_out(request.cookies.get(guard.cookie, ""))
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(guard.cookie)
    return answer


def guard_of(request: Request) -> Guard:
    """The guard that stands before the app."""
    guard: Guard = request.app.state.guard
    return guard


def account_door(guard: Guard) -> AccountDoor:
    """The door of a shared case; 404 where the case is not shared."""
    if not isinstance(guard.door, AccountDoor):
        raise HTTPException(404, "This case is not shared.")
    return guard.door
