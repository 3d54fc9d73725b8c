import { describe, expect, it } from 'vitest';
import { PathIndex } from '../../src/claims/check/files/path-index.js';
import { fileSpokenOf } from '../../src/claims/extract/files/file-context.js';
import { readDocument } from '../../src/claims/extract/markdown/read-document.js';

describe('the file that code in a fence is of', () => {
  it('is named by the nearest comment above, or before the fence, in whatever order one asks', () => {
    const paths = new PathIndex(
      ['a.py', 'b.py', 'c.py'].map((path) => ({ path, oid: '1', kind: 'file' as const })),
    );
    const text =
      'In `a.py`:\n\n```python\nx = 1\n# b.py\ny = 2\n# no file\nz = 3\n# c.py\n# b.py\nw = 4\n```\n';
    const document = readDocument('d.md', text);
    const lines = document.sentences.filter(({ fence }) => fence !== null);
    const expected = ['a.py', 'a.py', 'b.py', 'b.py', 'b.py', 'b.py', 'c.py', 'b.py'];
    for (const order of [[...lines.keys()], [...lines.keys()].reverse()]) {
      const reading = { document: readDocument('d.md', text), paths, classOf: () => 'production' as const };
      const own = reading.document.sentences.filter(({ fence }) => fence !== null);
      const found = new Map(
        order.map((i) => [i, fileSpokenOf(reading, own[i] as (typeof own)[number])?.written]),
      );
      expect([...own.keys()].map((i) => found.get(i))).toEqual(expected);
    }
  });
});
