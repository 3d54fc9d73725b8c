import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const status = [
  '# Status',
  '',
  '- **Issue #412 Lamp Factory:** **COMPLETE** - singletons to factories',
  '- **Issue #413 Garden Sockets:** not resolved',
  '- **Issue #414 Tower Bells:** open',
];
const check = checkerOf(() =>
  repositoryWith({
    'docs/status.md': status.join('\n'),
    'docs/issue_77_run.md': '# Run\n\n2. **Hub Connection:** BaseHub argument error\n',
    'docs/other.md': 'The garden has 412 lamp factories.\n',
  }),
);
const cited = (...lines: string[]) => measuredOf('citation', check(...lines));

describe('what another issue is about', () => {
  it('is told of it by a document, with the same end', async () => {
    expect(
      await cited(
        '# Audit of issue #77',
        '',
        '- Issue #412: Lamp factory migration **COMPLETE**',
        '- All singletons are gone (#412 lamp factories)',
        '- Issue #412: moon phases and tower clocks',
        '- Issue #413: garden sockets resolved',
        '- Issue #414: tower bells closed',
        '- Issue #412: lamp factory is not COMPLETE',
        '- Issue #412: lamp factory (FALSE COMPLETE)',
        '- Issue #412: lamp factory caused the darkness',
      ),
    ).toEqual([
      '3 verified: the same is told of it in docs/status.md:3',
      '4 verified: the same is told of it in docs/status.md:3',
    ]);
  });

  it('is said in every line of a document about it', async () => {
    expect(await cited('# Audit of issue #412', '', '- Issue #412: Lamp factory migration')).toEqual([]);
  });
});

it('how an item failed is said by a document about the same, under any label', async () => {
  expect(
    await cited(
      '# Audit of issue #77',
      '',
      '- **Hub Service:** ❌ BaseHub argument error',
      '- **Hub Service:** ❌ BaseHub parameter error',
    ),
  ).toEqual(['3 verified: the same words stand in docs/issue_77_run.md:3']);
});
