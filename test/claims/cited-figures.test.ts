import { expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'docs/audit.md':
      '# Audit\n\n- **Development Velocity:** -40% for all\n- Upkeep takes 60% of engineering time\n- 26.81x is the import variance of hubs\n',
    'docs/MASTER_LAMP_STATUS.md': '# Status\n\n### Lamp Health Score: **95%** (good)\n',
    'app/hub.py': 'hub = 1\n',
  }),
);

const citations = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'citation')
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

it('a figure is cited where the document that is named gives it beside the same words', async () => {
  expect(
    await citations(
      'According to the audit (`docs/audit.md`):',
      '- **Development Velocity:** -40% due to hubs',
      '- **Maintenance:** 60% of engineering time',
      '- **Maintenance:** 61% of engineering time',
      '- **Moons:** 40% of them are blue',
      '',
      '`docs/audit.md` shows a variance of 26.81x. In `app/hub.py` it shows 40% of velocity.',
    ),
  ).toEqual([
    '2 verified: the same figure stands in docs/audit.md:3',
    '3 verified: the same figure stands in docs/audit.md:4',
    '7 verified: the same figure stands in docs/audit.md:5',
  ]);
});

it('a goal gives the figure as it is now, which another document gives, too', async () => {
  expect(
    await citations('## Success criteria', '', '- Import variance of hubs <1.1x (currently 26.81x)'),
  ).toEqual(['3 verified: the same figure stands in docs/audit.md:5']);
});

it('a figure is cited out of a document that is named in words, by the sentence or by its headings', async () => {
  expect(
    await citations(
      'Master Lamp Status shows a health score of 95% for lamps.',
      '',
      '## State (based on Master Lamp Status)',
      '',
      '### Lamps: dark (despite 95% health score)',
      '',
      '- 95% of moons are dark',
      '',
      '## State',
      '',
      '### Lamps: dark (despite 95% health score)',
    ),
  ).toEqual([
    '1 verified: the same figure stands in docs/MASTER_LAMP_STATUS.md:3',
    '5 verified: the same figure stands in docs/MASTER_LAMP_STATUS.md:3',
  ]);
});
