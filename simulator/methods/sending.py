"""Messages without files: text, location, contact, poll, chat action."""

from __future__ import annotations

from botapi.content import text_content
from botapi.errors import bad_request
from botapi.reading import action
from botapi.values import JSON
from simulator.outgoing import Call, send, writable_chat
from simulator.polls import new_poll


def send_message(call: Call) -> JSON:
    content = text_content(call.params)
    return send(call, writable_chat(call), [content])[0]


def send_location(call: Call) -> JSON:
    latitude, longitude = call.params.number("latitude"), call.params.number("longitude")
    if latitude is None or not -90 <= latitude <= 90:
        raise bad_request("latitude is empty")
    if longitude is None or not -180 <= longitude <= 180:
        raise bad_request("longitude is empty")
    location: JSON = {"latitude": latitude, "longitude": longitude}
    if (accuracy := call.params.number("horizontal_accuracy")) is not None:
        location["horizontal_accuracy"] = accuracy
    return send(call, writable_chat(call), [{"location": location}])[0]


def send_contact(call: Call) -> JSON:
    contact = {
        name: call.params.text(name)
        for name in ("phone_number", "first_name", "last_name", "vcard")
        if call.params.text(name)
    }
    if "phone_number" not in contact:
        raise bad_request("Phone number must be non-empty")
    if "first_name" not in contact:
        raise bad_request("First name must be non-empty")
    return send(call, writable_chat(call), [{"contact": contact}])[0]


def send_poll(call: Call) -> JSON:
    poll = new_poll(call.params)
    return send(call, writable_chat(call), [{"poll": poll}])[0]


def send_chat_action(call: Call) -> bool:
    shown = action(call.params)
    call.world.events.publish("action", writable_chat(call), action=shown)
    return True


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendPoll": send_poll,
    "sendChatAction": send_chat_action,
}
