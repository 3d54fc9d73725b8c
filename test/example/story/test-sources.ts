/** The chat service's Python tests. */

export const TEST_DELIVERY = `from chat.delivery import deliver_unsent
from chat.hub import get_connection_hub


async def test_delivers_what_came_while_away(user, stored_message):
    hub = await get_connection_hub(user)
    await deliver_unsent(user)
    assert hub.devices[0].pushed == [stored_message]


async def test_delivers_nothing_twice(user, stored_message):
    hub = await get_connection_hub(user)
    await deliver_unsent(user)
    await deliver_unsent(user)
    assert len(hub.devices[0].pushed) == 1


async def test_same_hub_for_same_user(user):
    first = await get_connection_hub(user)
    assert first.user is user
`;

export const TEST_RECONNECT = `from chat.hub import drop_connection_hub, get_connection_hub


async def test_reconnect_gets_a_new_hub(user):
    drop_connection_hub(user)
    hub = await get_connection_hub(user)
    assert hub.devices == []
`;

export const CONFTEST = `import pytest


class Device:
    def __init__(self):
        self.pushed = []

    async def push(self, event):
        self.pushed.append(event)

    async def close(self):
        self.pushed.clear()


class User:
    id = "u1"


@pytest.fixture
def user():
    return User()


@pytest.fixture
def stored_message():
    return {"id": "m1", "to": "u1", "text": "hello", "sent": False}
`;

export const TEST_HUB_IS_SYNC = `"""Issue 1184: the hub lookup is synchronous, and waiting for it is an error."""

import inspect

import pytest

from chat.hub import ConnectionHub, get_connection_hub


def test_lookup_is_no_coroutine_function():
    assert not inspect.iscoroutinefunction(get_connection_hub)


def test_lookup_returns_the_hub(user):
    assert isinstance(get_connection_hub(user), ConnectionHub)


async def test_waiting_for_the_lookup_is_an_error(user):
    with pytest.raises(TypeError):
        await get_connection_hub(user)


async def test_waiting_twice_is_an_error_each_time(user):
    for _ in range(2):
        with pytest.raises(TypeError):
            await get_connection_hub(user)
`;

export const TEST_CALLERS = `"""Issue 1184: the routes work with a lookup that returns at once."""

import pytest

from chat.hub import get_connection_hub
from chat.routes.presence import sign_in


async def test_sign_in_welcomes_the_user(user):
    await sign_in(user)
    with pytest.raises(TypeError):
        await get_connection_hub(user)
`;

export const TEST_SEARCH = `from chat.search import search


def test_finds_all_words():
    messages = [{"text": "Lunch at noon?"}, {"text": "Noon is fine"}]
    assert search(messages, "noon fine") == [{"text": "Noon is fine"}]
`;
