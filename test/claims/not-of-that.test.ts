import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const files = {
    'app/report_hub_agent.py': 'class ReportHubAgent:\n    limit = 3\n',
    'app/other.py': 'import os\n\nNAME = os.environ.get("NAME")\n',
    'app/send.py': 'from app.hub import Hub\n\nhub = Hub()\nhub.open_all(1)\n',
    'docs/standard.md': 'Violations of RFC 6455: report hub implementations are not compliant.\n',
    'kit/__init__.py': 'VERSION = 1\n',
    'tests/test_hub.py':
      'def test_a():\n    pass\n\n\ndef test_b():\n    pass\n\n\ndef test_c():\n    pass\n',
  };
  repo.commit({ message: 'Add the files', files });
  repo.commit({ message: 'Fix #1', files: { 'app/none.py': 'x = 1\n' } });
  repo.commit({ message: 'Revert "Fix #1"', files: { 'app/none.py': null } });
  return repo.build();
});
const refuted = async (...lines: string[]) =>
  told((await check(...lines)).claims.filter(({ verdict }) => verdict === 'refuted'));

describe('what is said of something else is not refuted', () => {
  it.each([
    [
      'a search below a heading that names one class',
      ['# ReportHubAgent audit', '', '- No `os.environ.get()` calls found'],
    ],
    ['an address that a server was asked for', ['Requests:', '```', '/wp-includes/manifest.xml', '```']],
    [
      'numbers of kinds of tests beside a file',
      ['1. **`tests/test_hub.py`**', '   - Categories: Unit (2 tests), Integration (1 test)'],
    ],
    ['a line of a file', ['In `app/send.py`:', '', '- **Lines:** 2 (in the fixture)']],
    ['a file that was deleted', ['- **Deleted** compatibility wrapper `app/wrapper.py`']],
    ['the number of a question', ['# WHY #1: the symptom', '', '## Status: RESOLVED']],
    ['a method of a class that is called on an instance', ['- `app/send.py` uses `Hub.open_all()`']],
    [
      'a use by nobody who is named',
      ['- They import from `kit/__init__.py`', '- Consistent use of `ReportHubAgent`'],
    ],
  ])('%s', async (_, lines) => {
    expect(await refuted(...lines)).toEqual([]);
  });

  it('nor is the number of a standard one of things', async () => {
    const { claims } = await check('- Violations: RFC 6455 report hub implementations are compliant');
    expect(claims.filter(({ kind, statement }) => kind === 'count' && statement.includes('6455'))).toEqual(
      [],
    );
    expect(claims.filter(({ kind, statement }) => kind === 'citation' && statement.includes('6455'))).toEqual(
      [],
    );
  });

  it('but is where it is said of all', async () => {
    expect(
      await refuted('# ReportHubAgent audit', '', '- No `os.environ.get()` calls found in the codebase'),
    ).toEqual(['3 scope refuted']);
    expect(await refuted('- `app/send.py` uses `Hub.shut_all()`')).toEqual(['1 usage refuted']);
    expect(await refuted('- Deleted tests in `app/wrapper.py`')).toEqual(['1 path refuted']);
    expect(await refuted('- `/tests/test_none.py` covers it')).toEqual(['1 path refuted']);
  });
});
