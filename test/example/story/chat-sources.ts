/** The chat service's Python sources, as they are when they first come. */

export const HUB = `"""Open connections of the chat service, one hub a user."""

from chat.storage import load_devices


class ConnectionHub:
    """All connections that one user has open."""

    def __init__(self, user, devices):
        self.user = user
        self.devices = devices

    async def send(self, event):
        for device in self.devices:
            await device.push(event)

    async def close(self):
        for device in self.devices:
            await device.close()


_hubs = {}


async def get_connection_hub(user):
    """The hub of a user; the same one until it is dropped.

    Use it as \`\`hub = await get_connection_hub(user)\`\`.
    """
    if user.id not in _hubs:
        _hubs[user.id] = ConnectionHub(user, await load_devices(user))
    return _hubs[user.id]


def drop_connection_hub(user):
    _hubs.pop(user.id, None)
`;

export const STORAGE = `"""What the service remembers."""

_devices = {}
_messages = []


async def load_devices(user):
    return list(_devices.get(user.id, ()))


async def save_message(message):
    _messages.append(message)
    return message


async def unsent_messages(user):
    return [message for message in _messages if message.to == user.id and not message.sent]
`;

export const KNOWN_DEVICES = `

def known_devices(user):
    """Devices from memory; filled when a device signs in."""
    return list(_devices.get(user.id, ()))
`;

export const MESSAGES = `"""Sending and reading messages."""

from chat.hub import get_connection_hub
from chat.storage import save_message


async def send_message(sender, receiver, text):
    message = await save_message({"from": sender.id, "to": receiver.id, "text": text})
    hub = await get_connection_hub(receiver)
    await hub.send({"type": "message", "message": message})
    return message


async def delete_message(user, message):
    hub = await get_connection_hub(user)
    await hub.send({"type": "deleted", "id": message["id"]})
`;

export const READ_RECEIPTS = `

async def mark_read(reader, message):
    sender_hub = await get_connection_hub(message["from"])
    await sender_hub.send({"type": "read", "by": reader.id, "id": message["id"]})
`;

export const DELIVERY = `"""Delivers what came while a user was away."""

from chat.hub import get_connection_hub
from chat.storage import unsent_messages


async def deliver_unsent(user):
    hub = await get_connection_hub(user)
    for message in await unsent_messages(user):
        await hub.send({"type": "message", "message": message})
        message["sent"] = True


async def announce(users, text):
    for user in users:
        await (await get_connection_hub(user)).send({"type": "announcement", "text": text})
`;

export const TYPING = `

async def announce_typing(writer, reader):
    hub = await get_connection_hub(reader)
    await hub.send({"type": "typing", "who": writer.id})
`;

export const PRESENCE = `"""Who is there."""

from chat.hub import drop_connection_hub, get_connection_hub


async def sign_in(user):
    hub = await get_connection_hub(user)
    await hub.send({"type": "welcome"})


async def sign_out(user):
    hub = await get_connection_hub(user)
    await hub.close()
    drop_connection_hub(user)
`;

export const RATE_LIMIT = `"""At most so many messages a minute."""


class RateLimit:
    def __init__(self, per_minute=30):
        self.per_minute = per_minute
        self._sent = {}

    def allows(self, user, minute):
        count = self._sent.get((user.id, minute), 0)
        self._sent[(user.id, minute)] = count + 1
        return count < self.per_minute
`;

export const DIAGNOSTICS = `"""What the support team sees."""

HINTS = {
    "hub-await": "Do not write await get_connection_hub(user): the lookup returns the hub itself.",
    "no-device": "The user has no device signed in.",
}


def explain(code):
    return HINTS.get(code, "unknown")
`;

export const SEARCH = `"""Finds messages by their words."""


def matches(message, words):
    text = message["text"].casefold()
    return all(word.casefold() in text for word in words)


def search(messages, query):
    words = query.split()
    return [message for message in messages if matches(message, words)]
`;

export const AWAIT_CHECK_SCRIPT = `#!/usr/bin/env python3
"""Looks for callers that still wait for the hub (issue 1184)."""

import pathlib
import sys

NEEDLE = "await get_connection_hub("


def main():
    found = [path for path in pathlib.Path("chat").rglob("*.py") if NEEDLE in path.read_text()]
    for path in found:
        print(path)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
`;

export const APP = `"""The service: what clients may call."""

from chat.delivery import deliver_unsent
from chat.routes.messages import delete_message, send_message
from chat.routes.presence import sign_in, sign_out

CALLS = {
    "sign-in": sign_in,
    "sign-out": sign_out,
    "send": send_message,
    "delete": delete_message,
}


async def welcome_back(user):
    await CALLS["sign-in"](user)
    await deliver_unsent(user)


if __name__ == "__main__":
    print(sorted(CALLS))
`;
