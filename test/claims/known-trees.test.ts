import { describe, expect, it } from 'vitest';
import type { WrittenDocument } from '../../src/claims/extract/markdown/document.js';
import { KnownTrees } from '../../src/claims/extract/markdown/known-trees.js';
import { readDocument } from '../../src/claims/extract/markdown/read-document.js';

const section = (n: number) => `## Part ${n}

- **Status**: \`f${n}()\` is [done][x], see <https://example.com/${n}>
  - [ ] ~~not~~ yet
    > quoted ${n}

| file | lines |
|------|-------|
| a${n}.py | ${n} |

\`\`\`py
f${n}(1)
\`\`\`

`;
const document = (numbers: readonly number[]) =>
  `${numbers.map(section).join('')}\n[x]: https://example.com\n`;
const NUMBERS = Array.from({ length: 120 }, (_, i) => i);

/** A place that keeps what is written, and counts that. */
function keeper() {
  const held = new Map<string, Buffer>();
  const writes: string[] = [];
  return {
    writes,
    read: async (key: string) => held.get(key) ?? null,
    write: async (key: string, parts: readonly Uint8Array[]) => {
      held.set(key, Buffer.concat(parts));
      writes.push(key);
      return true;
    },
  };
}

/** A document that was read, without its circles. */
function plain({ sentences, fences, lines }: WrittenDocument): string {
  const numbered = sentences.map((each) => ({
    ...each,
    parent: each.parent?.index,
    fence: each.fence?.firstLine,
  }));
  return JSON.stringify([
    numbered,
    fences.map((fence) => ({ ...fence, before: fence.before?.index })),
    lines,
  ]);
}

/** Reads a document as a check does. @returns how many of its parts were parsed, too */
async function read(kept: ReturnType<typeof keeper> | undefined, source: string, name = 'a.md') {
  const known = await KnownTrees.open(kept, { name, source });
  let parsed = 0;
  const of = known.of.bind(known);
  known.of = (text, parse) =>
    of(text, () => {
      parsed += 1;
      return parse();
    });
  const found = plain(readDocument(name, source, known));
  await known.keep();
  return { found, parsed };
}

describe('the parsed parts of a document', () => {
  it('are not parsed again by the next run, which reads the same', async () => {
    const kept = keeper();
    const source = document(NUMBERS);
    const [first, second] = [await read(kept, source), await read(kept, source)];
    expect(first.parsed).toBeGreaterThan(10);
    expect([second.parsed, kept.writes.length]).toEqual([0, 1]);
    expect(first.found).toBe(plain(readDocument('a.md', source)));
    expect(second.found).toBe(first.found);
  });

  it('are parsed again where they were changed, and where a link means something else', async () => {
    const kept = keeper();
    const { parsed } = await read(kept, document(NUMBERS));
    const changed = document(NUMBERS.map((n) => (n === 60 ? 1000 : n)));
    const again = await read(kept, changed);
    expect(again.parsed).toBeGreaterThan(0);
    expect(again.parsed).toBeLessThan(parsed / 4);
    expect(again.found).toBe(plain(readDocument('a.md', changed)));
    const unlinked = changed.replace('[x]: https://example.com\n', 'It ends here.\n');
    expect((await read(kept, unlinked)).found).toBe(plain(readDocument('a.md', unlinked)));
  });

  it('are kept for each document apart, and neither for a short one nor without a cache', async () => {
    const kept = keeper();
    await read(kept, document(NUMBERS), 'a.md');
    await read(kept, document([1]), 'b.md');
    expect(kept.writes).toHaveLength(1);
    await read(kept, document(NUMBERS.slice(1)), 'b.md');
    expect((await read(kept, document(NUMBERS), 'a.md')).parsed).toBe(0);
    expect((await read(undefined, document(NUMBERS))).found).toBe(
      plain(readDocument('a.md', document(NUMBERS))),
    );
  });
});
