import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const report = {
  scanned: '2025-08-28',
  total_issues: 383,
  unique_lamp_signatures: 383,
  summary: { CRITICAL: 9, HIGH: 248, LOW: 4 },
  kinds: [
    ['Garden Issue', 35],
    ['Timeout', 7],
  ],
  found: Array.from({ length: 80 }, (_, at) => ({ type: 'Chair', at })),
};
const check = checkerOf(() =>
  repositoryWith({
    'logs/lamps.json': JSON.stringify(report, null, 2),
    'logs/other.json': JSON.stringify({ lamp_signatures: 383, critical: 5 }, null, 2),
  }),
);

const cited = (...lines: string[]) => measuredOf('citation', check('# Audit', '', ...lines));

describe('figures of a list', () => {
  it('are cited out of a report kept as data that gives them by the same words', async () => {
    expect(
      await cited(
        '- **Lamp Signatures Found:** 383 unique issues',
        '- **Critical Issues:** 9',
        '- **High Priority Issues:** 248',
        '- **Garden-Related Issues:** 35 (north: 11, south: 12)',
        '- **Timeout Issues:** 7',
        '- **Chair Issues:** 4',
      ),
    ).toEqual([
      '3 verified: logs/lamps.json gives 383 as unique_lamp_signatures',
      '4 verified: logs/lamps.json gives 9 as CRITICAL',
      '5 verified: logs/lamps.json gives 248 as HIGH',
      '6 verified: logs/lamps.json gives 35 as Garden Issue',
      '7 verified: logs/lamps.json gives 7 as Timeout',
    ]);
  });

  it('are not cited where hardly one of them stands there', async () => {
    expect(
      await cited('- Lamp signatures: 383', '- Critical issues: 8', '- Timeout issues: 6', '- High: 12'),
    ).toEqual([]);
    expect(await cited('- Critical issues: 9', '- Timeout issues: 7', '- Low: 4')).toEqual([]);
  });
});
