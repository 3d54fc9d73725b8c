import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/domain/claim.js';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the hub',
    files: {
      'app/breaker.py':
        'class HubCircuitBreaker:\n    def trip(self):\n        return 1\n\nclass CommitBreaker:\n    valid = 1\n\nclass HubValidator:\n    commit = 1\n',
      'app/login.py': 'def authenticate(user):\n    return user\n',
      'app/hub.py': 'def open_hub(user):\n    # logs are kept\n    return user\n',
      'app/pool.py': '# pools\n\ndef validate_hub_config(hub):\n    return hub\n',
      'tests/test_limits.py': 'class TestRateLimiter:\n    def test_a(self):\n        assert 1\n',
      '.github/workflows/deploy.yml': 'jobs:\n  deploy:\n    steps:\n      - run: check the websocket\n',
    },
  });
  repo.commit({ message: 'Read', date: '2025-11-01T08:00:00Z', files: { 'README.md': 'read\n' } });
  return repo.build();
});

/** Line, verdict and measurement of what was found by words alone. */
async function found(...lines: string[]): Promise<string[]> {
  const { claims } = await check(...lines);
  const isOwn = ({ statement }: Claim) =>
    /^(?:there is something|nothing(?: in .*)? is) called/.test(statement);
  return claims.filter(isOwn).map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);
}

describe('a thing that is said in words to be there', () => {
  it('is verified by a name that ends with all of its telling words', async () => {
    const breaker = 'verified: class HubCircuitBreaker at app/breaker.py:1';
    expect(
      await found(
        '- **Circuit Breaker Patterns:** Resilience patterns implemented',
        '- A circuit breaker mechanism is fully implemented',
        '- Features: retries, circuit breaker, and rate limiting',
      ),
    ).toEqual([`1 ${breaker}`, `2 ${breaker}`, `3 ${breaker}`]);
  });

  it('is looked for in the file at hand, and there by one word, too', async () => {
    expect(
      await found(
        '### 1. `app/login.py`',
        '- **Authentication:** implemented',
        '- Rate limits: implemented',
        '- ✅ Proper auth handling',
      ),
    ).toEqual([2, 4].map((line) => `${line} verified: function authenticate at app/login.py:1`));
  });

  it('is none where it is halved, planned, or only a test is named so', async () => {
    expect(
      await found(
        '- Circuit breakers are implemented but never used',
        '- Circuit breakers should be implemented',
        '- Rate limiters are implemented',
        '- **Circuit breaker**: limits properly maintained',
      ),
    ).toEqual([]);
  });
});

describe('a thing that is said in words to be missing', () => {
  it('is missing where a file or a place does not even speak of it', async () => {
    expect(
      await found(
        '- `app/hub.py` - No auth implementation',
        '- `app/login.py` - No auth implementation',
        '- **Finding:** Deploy pipeline lacks WebSocket subprotocol negotiation validation',
      ),
    ).toEqual([
      '1 verified: no line has auth, in any form',
      '3 verified: no line has subprotocol, in any form',
    ]);
  });

  it('is there where something has its name and no other, and may be there where something has more', async () => {
    expect(
      await found(
        '- No hub configuration validation prevents incomplete starts',
        '- Missing hub configuration validation',
        '- Missing circuit breaker patterns for dependency failures',
        '- The hub circuit breaker lacks manual resets',
      ),
    ).toEqual([
      '1 refuted: there is function validate_hub_config at app/pool.py:3',
      '2 not checkable: there is function validate_hub_config at app/pool.py:3',
      '3 not checkable: there is class HubCircuitBreaker at app/breaker.py:1',
      '4 verified: no line has resets, in any form',
    ]);
  });

  it('is no claim where it is something that goes wrong, or what somebody feels', async () => {
    expect(
      await found(
        '- `app/hub.py`: no race conditions',
        '- `app/hub.py`: no breaking changes',
        '- `app/hub.py` has no issues',
        '- No CI check for async hubs',
        '- No pre-commit breakers for hubs',
        '- The hub office lacks comprehensive validation',
        '- The test system lacks validation of dependencies',
      ),
    ).toEqual([]);
  });
});
