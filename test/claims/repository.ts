import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';

const HUB = `"""Connections of a user."""

REGISTRY_LIMIT = 20


async def open_hub(user, timeout=5.0):
    return Hub(user)


def get_hub(user):
    """Returns the hub. It is never created twice."""
    return Hub(user)


class Hub:
    retries = 3

    def send_event(self, name):
        return name
`;

const SETTINGS = `settings = {
    "staging": {
        "initialization_timeout": 75.0,
        "pool_size": 10,
    },
}
`;

const TESTS = `import pytest
from app.hub import get_hub


class TestHub:
    def test_opens(self):
        assert get_hub('a')

    async def test_sends(self):
        assert await get_hub('a')

    def test_closes(self):
        assert get_hub('b')
`;

/** A small service whose history has what documents get wrong: a moved file, a changed value, a fix under another name. */
export async function serviceRepository(): Promise<{
  built: BuiltRepository;
  first: ScriptedCommit;
  fix: ScriptedCommit;
  claimed: ScriptedCommit;
}> {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const users = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [
      `app/users/${name}.py`,
      `from app.hub import get_hub\n\n\nasync def ${name}_user():\n    return await get_hub('${name}')\n`,
    ]),
  );
  const first = repo.commit({
    message: 'feat(hub): add the hub of connections',
    files: {
      'app/hub.py': HUB.replace('def get_hub', 'async def get_hub'),
      'app/old_hub.py': 'legacy = 1\n',
      'app/settings.py': SETTINGS.replace('75.0', '45.0'),
      'tests/test_hub.py': TESTS,
      'docs/hub.md': '# Hub\n\nUses get_hub.\n',
      ...users,
    },
  });
  repo.commit({
    message: 'Make get_hub synchronous',
    files: { 'app/hub.py': HUB, 'app/settings.py': SETTINGS, 'app/old_hub.py': null },
  });
  const fixed = Object.fromEntries(
    Object.entries(users).map(([path, text]) => [path, text.replace('await get_hub', 'get_hub')]),
  );
  const fix = repo.commit({ message: 'a', files: fixed });
  const claimed = repo.commit({
    message: 'Fix: remove awaits of get_hub - 3 fixes across 3 files (fixes #12)',
    files: { 'app/settings.py': `${SETTINGS}\nDEBUG = False\n` },
  });
  return { built: await repo.build(), first, fix, claimed };
}
