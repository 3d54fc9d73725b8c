import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, measuredOf } from './check-text.js';

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Write the status',
    files: {
      'docs/MASTER_LAMP_STATUS.md': '# Status\n\n99% System Health\n',
      'docs/LAMP_IMPORT_REGISTRY.md': '# Registry\n\n- `LampHub` of app.hub\n',
      'docs/LAMP_IMPORT_GUIDE.md': '# Guide\n',
      'app/hub.py': 'class LampHub:\n    pass\n\n\nclass LampStore:\n    pass\n',
    },
  });
  repo.commit({
    message: 'Tell of the crisis',
    files: { 'docs/MASTER_LAMP_STATUS.md': '# Status\n\nAll lamps down\n\n- **Coverage:** 40%\n' },
  });
  ({ folder } = await repo.build());
});

const asked = (kind: 'citation' | 'count', ...lines: string[]) =>
  measuredOf(kind, checkText(folder, lines.join('\n')));

describe('a document that is named in words', () => {
  it('says what is quoted out of it, said once, or on a day', async () => {
    expect(
      await asked(
        'citation',
        '- Master Lamp Status claims "All lamps down"',
        '- Master Lamp showing "99% System Health" despite failures',
        '- Master Lamp Status (Sept 1): Claims "99% System Health"',
        '- Master Lamp Status claims "Nothing of that kind"',
        '- Lamp Import says "Guide"',
      ),
    ).toEqual([
      '1 verified: the same words stand in docs/MASTER_LAMP_STATUS.md:3',
      expect.stringMatching(/^2 refuted: no such text in .*; it was there until/),
      expect.stringMatching(/^3 verified: docs\/MASTER_LAMP_STATUS.md held it until/),
    ]);
  });

  it('is named behind the words, too, or by what was done to it', async () => {
    expect(
      await asked(
        'citation',
        '- The hub is dark despite "99% System Health" claims in Master Lamp Status',
        '- Everything is dark ("All lamps down", according to the Master Lamp Status)',
        '- "All lamps down" was shouted by those who wrote the Master Lamp Status',
        '- Master Lamp Status updated to "All lamps down" this morning',
        '- Master Lamp Status must be updated to "All lamps down"',
      ),
    ).toEqual([
      expect.stringMatching(/^1 refuted: no such text in .*; it was there until/),
      '2 verified: the same words stand in docs/MASTER_LAMP_STATUS.md:3',
      '4 verified: the same words stand in docs/MASTER_LAMP_STATUS.md:3',
    ]);
  });

  it('is not refuted by what is said to be gone from it, or told of in the past', async () => {
    expect(
      await asked(
        'citation',
        '- Removed the "99% System Health" claims from Master Lamp Status',
        '- Master Lamp Status previously claimed "99% System Health"',
      ),
    ).toEqual([expect.stringMatching(/^2 verified: docs\/MASTER_LAMP_STATUS.md held it until/)]);
  });

  it('says a figure and a few words in another order; a sentence it says as it stands', async () => {
    expect(
      await asked(
        'citation',
        '- Master Lamp Status claims "Coverage 40%"',
        '- Master Lamp Status claims "Health System 99%"',
        '- Master Lamp Status claims "down lamps All"',
      ),
    ).toEqual([
      '1 verified: the same words stand in docs/MASTER_LAMP_STATUS.md:5',
      expect.stringMatching(/^2 refuted: no such text in .*; it was there until/),
    ]);
  });

  it('is that of a column by the beginning of its name, where the text names it elsewhere', async () => {
    const table = (column: string) => [
      `| Part | ${column} | Evidence |`,
      '| --- | --- | --- |',
      '| Coverage | "40%" | none |',
      '| Lamps | "All lamps down" | none |',
      '| Health | "99%" | none |',
      '| Power | "40%" | none |',
    ];
    const intro = ['The Master Lamp Status is wrong.', ''];
    expect(await asked('citation', ...intro, ...table('Master Lamp Claim'))).toEqual([
      '5 verified: the same words stand in docs/MASTER_LAMP_STATUS.md:5',
      '6 verified: the same words stand in docs/MASTER_LAMP_STATUS.md:3',
      expect.stringMatching(/^7 refuted: no such text in .*; it was there until/),
    ]);
    expect(await asked('citation', ...table('Master Lamp Claim'))).toEqual([]);
    expect(await asked('citation', ...intro, ...table('Master Lamp'))).toEqual([]);
  });

  it('has not, or has, a name that is said not to be listed there', async () => {
    expect(
      await asked(
        'count',
        '- LampStore not documented in Lamp Import Registry',
        '- `LampHub` is not listed in the Lamp Import Registry',
        '- `LampHub` is listed in the Lamp Import Registry',
      ),
    ).toEqual([
      '1 verified: 0 in docs/LAMP_IMPORT_REGISTRY.md',
      '2 refuted: LampHub is at line 3 of docs/LAMP_IMPORT_REGISTRY.md',
    ]);
  });
});
