import { describe, expect, it } from 'vitest';
import { withOtherLines } from '../../src/claims/check/otherwise.js';
import { quantityOf } from '../../src/claims/extract/markdown/token.js';
import type { Claim } from '../../src/domain/claim.js';
import { renderCheckMarkdown } from '../../src/render/check-markdown.js';
import { TOOL } from '../../src/tool.js';
import { checkerOf } from './check-text.js';
import { serviceRepository } from './repository.js';

const check = checkerOf(async () => (await serviceRepository()).built);

describe('a document that contradicts itself', () => {
  it('is told so at both lines, and each keeps its verdict', async () => {
    const { claims } = await check(
      '- `app/hub.py` has 19 lines; `Hub` is defined there, and `send_event` exists',
      '- `app/hub.py` has 50 lines',
      '- `send_event` does not exist',
      '- `get_hub` is used in 5 files',
      '- `get_hub` is used in 40 files',
      '- 3+ files use `get_hub`',
      '- `app/old_hub.py` is missing, and later: `app/old_hub.py` exists',
      '- `app/old_hub.py` still exists',
    );
    const others = claims.filter(({ otherLines }) => otherLines.length > 0);
    expect(others.map(({ line, kind, verdict, otherLines }) => [line, kind, verdict, otherLines])).toEqual([
      [1, 'line-count', 'verified', [2]],
      [1, 'symbol', 'verified', [3]],
      [2, 'line-count', 'refuted', [1]],
      [3, 'symbol', 'refuted', [1]],
      [4, 'count', 'verified', [5]],
      [5, 'count', 'refuted', [4]],
      [7, 'path', 'verified', [8]],
      [8, 'path', 'refuted', [7]],
    ]);
  });

  it('says so in the table of its checks', async () => {
    const checked = await check('- `send_event` exists', '- `send_event` does not exist');
    const table = renderCheckMarkdown({ ...checked, tool: TOOL });
    expect(table).toContain('But line 2 says otherwise.');
    expect(table).toContain('But line 1 says otherwise.');
  });
});

it('names the first hundred lines that say otherwise, however many say something else', () => {
  const claims = Array.from({ length: 3000 }, (_, i) => ({
    claim: { line: i + 1 } as Claim,
    says: { thing: 'a', what: quantityOf(String(i % 2000)) ?? '' },
  }));
  const told = withOtherLines(claims);
  const first = Array.from({ length: 101 }, (_, i) => i + 1);
  expect(told[0]?.otherLines).toEqual(first.slice(1));
  expect(told[50]?.otherLines).toEqual(first.filter((line) => line !== 51));
  expect(told.at(-1)?.otherLines).toEqual(first.slice(0, 100));
});

it('looks through its claims a fixed number of times, however many there are', async () => {
  const { claims, ...rest } = await check('`app/hub.py` exists.');
  const [claim] = claims;
  const readings = [1, 300].map((n) => {
    let times = 0;
    const all = Array.from({ length: n }, () => claim as Claim);
    renderCheckMarkdown({
      ...rest,
      tool: TOOL,
      get claims() {
        times += 1;
        return all;
      },
    });
    return times;
  });
  expect(readings[1]).toBe(readings[0]);
});
