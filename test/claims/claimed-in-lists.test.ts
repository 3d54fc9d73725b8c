import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, measuredOf } from './check-text.js';

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Write the status',
    files: {
      'docs/MASTER_LAMP_STATUS.md':
        '# Status\n\nSystem Health: 99%\n\nReady for every garden, with all bulbs\n',
      'docs/LAMP_RESULTS.md':
        '# Results\n\n**LAMPS ARE LIT** today\n\n## A\n- **Status:** PASSED\n- **Note:** PASSED\n\n## B\n- **Status:** PASSED\n- **Note:** dark\n',
      'docs/garden.md': '| Fountain | Runs |\n',
      'docs/quotes.md': 'They wrote "Fountains: all of them sparkle".\n',
    },
  });
  repo.commit({
    message: 'Tell of the crisis',
    files: {
      'docs/MASTER_LAMP_STATUS.md': '# Status\n\nAll lamps down\n',
    },
  });
  ({ folder } = await repo.build());
});

const asked = (...lines: string[]) => measuredOf('citation', checkText(folder, lines.join('\n')));
const once = (line: number) =>
  expect.stringMatching(`^${line} refuted: no such text in docs/MASTER_LAMP_STATUS.md; it was there until`);

describe('what a document is said to claim', () => {
  it('is listed below the line that names it', async () => {
    expect(
      await asked(
        '1. **Results:** `LAMP_RESULTS.md` shows:',
        '   - PASSED for all parts',
        '   - DARK for all parts',
        '   - "Lamps are lit" in spite of the night',
        '   - "Nothing at all"',
        '2. **Status:** `MASTER_LAMP_STATUS.md` claims:',
        '   - System Health: 99% - shining',
        '   - Ready for every garden',
        '   - Quite another thing',
        '3. **Other:** `MASTER_LAMP_STATUS.md` was written:',
        '   - System Health: 99%',
      ),
    ).toEqual([
      '2 verified: 2 of 2 lines "status" of docs/LAMP_RESULTS.md',
      '4 verified: the same words stand in docs/LAMP_RESULTS.md:3',
      expect.stringMatching(/^5 not checkable/),
      once(7),
      once(8),
    ]);
  });

  it('is a quotation alone behind an item that names it', async () => {
    expect(
      await asked(
        '- `MASTER_LAMP_STATUS.md` claims "All lamps down"',
        '- "Ready for every garden"',
        '- "with all bulbs"',
        '- Gardens are dark',
        '- "Ready for every garden"',
      ),
    ).toEqual(['1 verified: the same words stand in docs/MASTER_LAMP_STATUS.md:3', once(2), once(3)]);
  });

  it('is a share behind its name, or a quotation behind what its name begins or shortens to', async () => {
    const named = 'See `MASTER_LAMP_STATUS.md`.';
    const lines = [
      '- Master Lamp Status claims 99% system health while lamps fail',
      '- Master Lamp showing "99% System Health"',
      '- Master status: "99% System Health"',
      '- Master garden: "99% System Health"',
    ];
    expect(await asked(named, '', ...lines)).toEqual([once(3), once(4), once(5)]);
    expect(await asked(...lines.slice(2))).toEqual([]);
  });

  it('is what documentation in general claims, other than as a quotation', async () => {
    expect(
      await asked(
        'See `MASTER_LAMP_STATUS.md`.',
        '',
        '**Documentation claims:**',
        '- "Fountain: Runs"',
        '- "Fountains: all of them sparkle"',
        '- "Ready for every garden"',
        '',
        '**We say:**',
        '- "Ready for every garden"',
      ),
    ).toEqual(['4 verified: the same words stand in docs/garden.md:1', once(6)]);
  });
});
