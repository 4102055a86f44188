"""The people: who they are, which menu they see, whether they block the bot; and groups."""

from __future__ import annotations

from aiohttp import web

from botapi.commands import menu_in_private_chat
from botapi.values import JSON
from simulator.errors import SimError
from simulator.incoming import membership
from simulator.model import Group, Person
from simulator.userside.web import WORLD, answer, body_of, bot_of, number, person_of

MESSENGERS = ("telegram", "feishu")
FIELDS = ("first_name", "last_name", "username", "language_code", "label", "label_en")


async def get_people(request: web.Request) -> web.Response:
    """Those on the wall; ``behind=1``: those behind it."""
    behind = request.query.get("behind") == "1"
    people = request.app[WORLD].store.people.values()
    return answer({"people": [_view(one) for one in people if one.behind is behind]})


def _view(person: Person) -> JSON:
    fields = {name: getattr(person, name) for name in (*FIELDS, "messenger")}
    return {"id": person.id, **fields}


async def get_person(request: web.Request) -> web.Response:
    return answer(_view(person_of(request)))


async def put_person(request: web.Request) -> web.Response:
    """Add a person, or change the fields given."""
    world, body = request.app[WORLD], await body_of(request)
    person_id = int(request.match_info["person"])
    known = [*FIELDS, "behind", "messenger"]
    unknown = set(body) - {*known, "id"}
    if unknown:
        raise SimError(400, f"unknown fields {sorted(unknown)}; known: {known}")
    fields = {name: body[name] for name in FIELDS if name in body}
    for name, value in fields.items():
        if value is not None and not isinstance(value, str):
            raise SimError(400, f"{name} must be a string")
    if "behind" in body:
        if not isinstance(body["behind"], bool):
            raise SimError(400, "behind must be true or false")
        fields["behind"] = body["behind"]
    if "messenger" in body:
        if body["messenger"] not in MESSENGERS:
            raise SimError(400, f"messenger must be one of {MESSENGERS}")
        fields["messenger"] = body["messenger"]
    person = world.store.people.get(person_id)
    if person is None:
        if person_id <= 0 or not fields.get("first_name"):
            raise SimError(400, "a new person needs a positive id and a first_name")
        person = world.store.people[person_id] = Person(id=person_id, **fields)
    else:
        for name, value in fields.items():
            setattr(person, name, value)
        if not person.first_name:
            raise SimError(400, "first_name cannot be empty")
    world.store.mark("person", str(person_id), person)
    world.events.publish(
        "people", person_id=person_id, person=_view(person), seq=world.store.next_seq()
    )
    return answer(_view(person))


async def get_commands(request: web.Request) -> web.Response:
    """The command menu of this person's private chat."""
    person, world = person_of(request), request.app[WORLD]
    bot = bot_of(world, dict(request.query))
    commands = menu_in_private_chat(bot.commands, person.id, person.language_code)
    return answer({"commands": commands})


async def put_blocked(request: web.Request) -> web.Response:
    """Block or unblock a bot, which hears of it as a my_chat_member update."""
    person, world, body = person_of(request), request.app[WORLD], await body_of(request)
    blocked = body.get("blocked")
    if not isinstance(blocked, bool):
        raise SimError(400, "blocked must be true or false")
    bot = bot_of(world, body)
    chat = world.store.chat(bot.id, person.id)
    if chat.blocked != blocked:
        chat.blocked = blocked
        world.store.save_chat(chat)
        membership(world, bot, chat, person.user(), joined=not blocked)
    return answer({"blocked": blocked})


async def put_group(request: web.Request) -> web.Response:
    """Make a group or change it; each bot known by now is in it unless bot_member is false."""
    world, body = request.app[WORLD], await body_of(request)
    group_id = int(request.match_info["group"])
    if group_id >= 0:
        raise SimError(400, "the id of a group is negative")
    title, members = body.get("title"), body.get("members", [])
    administrators = body.get("administrators", [])
    if not isinstance(title, str) or not title:
        raise SimError(400, "a group needs a title")
    if not isinstance(members, list) or not isinstance(administrators, list):
        raise SimError(400, "members and administrators must be lists of person ids")
    known, bots = world.store.people, world.store.bots
    strangers = [m for m in [*members, *administrators] if m not in known and m not in bots]
    if strangers:
        raise SimError(404, f"no such people: {strangers}")
    before = world.store.groups.get(group_id)
    group = Group(
        id=group_id,
        title=title,
        members=[int(member) for member in members],
        administrators=[int(member) for member in administrators],
        bot_member=body.get("bot_member", True) is True,
    )
    world.store.groups[group_id] = group
    world.store.mark("group", str(group_id), group)
    if group.members and group.bot_member != (before.bot_member if before else False):
        actor = known[number(group.members[0], "members")].user()
        for bot in bots.values():
            chat = world.store.chat(bot.id, group_id)
            membership(world, bot, chat, actor, joined=group.bot_member)
    world.events.publish("people", seq=world.store.next_seq())
    return answer(group.dump())


async def get_groups(request: web.Request) -> web.Response:
    return answer({"groups": [group.dump() for group in request.app[WORLD].store.groups.values()]})


ROUTES = [
    web.get("/sim/people", get_people),
    web.get(r"/sim/people/{person:\d+}", get_person),
    web.put(r"/sim/people/{person:\d+}", put_person),
    web.get(r"/sim/people/{person:\d+}/commands", get_commands),
    web.put(r"/sim/people/{person:\d+}/blocked", put_blocked),
    web.get("/sim/groups", get_groups),
    web.put(r"/sim/groups/{group:-?\d+}", put_group),
]
