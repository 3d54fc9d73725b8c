import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const FILES = {
  'app/boot.py': [
    'class BootPhase(Enum):',
    '    """What a service goes through."""',
    '    INIT = "init"',
    '    STORE = "store"',
    '    READY = "ready"  # at last',
    '    DONE = "ready"',
    '',
    '    def next(self):',
    '        value = self.value',
    '        return value',
  ].join('\n'),
  'tools/boot.py': 'class BootPhase(Enum):\n    A = 1\n    B = 2\n',
  'app/levels.ts':
    "export enum RepairLevel {\n  Full,\n  Part, // some\n  None,\n}\ntype StoreMode = 'read' | 'write';\n",
  'app/shop.ts': 'export const SHOP_KINDS: readonly string[] = [\n  "a, b",\n  "c",\n] as const;\n',
  'app/rates.py': 'RATE_TIERS = frozenset({"low", "high", "top"})\nALL_TIERS = [*RATE_TIERS, "none"]\n',
  'checks/run.py': [
    'class Runner:',
    '    def __init__(self):',
    '        self.check_groups = {',
    '            "a": {"file": "a.py", "urgent": True},',
    '            "b": {"file": "b.py", "urgent": True},',
    '            "c": {"file": "c.py", "urgent": False},',
    '        }',
  ].join('\n'),
  'app/plan.py': 'def plan():\n    plan_groups = ["a", "b"]\n',
};
const check = checkerOf(() => repositoryWith(FILES));

function sizes(...lines: string[]): Promise<string[]> {
  return measuredOf('snippet', check(...lines));
}

describe('a number of things that code names one by one', () => {
  it('is that of the enumeration, list or union that is called so', async () => {
    expect(
      await sizes(
        'There are 3 repair levels in it.',
        '',
        'It has two store modes.',
        '',
        '- 2 shop kinds are sold',
        '- The three rate tiers are kept',
      ),
    ).toEqual([
      '1 verified: 3 members of RepairLevel at app/levels.ts:1',
      '3 verified: 2 members of StoreMode at app/levels.ts:6',
      '5 verified: 2 members of SHOP_KINDS at app/shop.ts:1',
      '6 verified: 3 members of RATE_TIERS at app/rates.py:1',
    ]);
  });

  it('is never refuted, and not told of lists that have more than one sees', async () => {
    expect(await sizes('There are 7 repair levels in it.', '', 'There are 2 all tiers here.')).toEqual([]);
  });

  it('is that of one of several only where its file is spoken of', async () => {
    expect(await sizes('The 3-phase boot sequence runs.')).toEqual([
      '1 verified: 3 members of BootPhase at app/boot.py:1',
    ]);
    expect(await sizes('The 3-phase start sequence runs.')).toEqual([]);
  });

  it('is read in what a program of the document printed, with the entries that have a flag', async () => {
    const printed = ['```', 'Groups checked: 3/3', 'Urgent groups: 2', '```', '', '## Checks'];
    expect(await sizes('The runner is `checks/run.py`.', '', '## Check results', '', ...printed)).toEqual([
      '6 verified: 3 members of check_groups at checks/run.py:3',
      '7 verified: 2 entries with urgent set, of 3 members of check_groups at checks/run.py:3',
    ]);
    expect(await sizes('## Check results', '', ...printed, '', 'There are two plan groups.')).toEqual([]);
  });
});
