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
    files: { 'docs/MASTER_LAMP_STATUS.md': '# Status\n\nAll lamps down\n' },
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
