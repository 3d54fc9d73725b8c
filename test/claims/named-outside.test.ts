import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const log = [
  '# Log of the lamps',
  '',
  '- Image: `hub:latest` (SHA: 4af9e021)',
  '- Socket: `/sockets/lamps:north3:store/.s.5432` refused',
  '- Store: `lampdb+async://***@/lamps?host=/sockets`',
  '- hub-service-lamps-00284-9s5 is up',
  '- `/api/lamps/light` answers, at 5bf9e022',
];
const check = checkerOf(() =>
  repositoryWith({
    'docs/log_of_lamps.md': log.join('\n'),
    'app/hub.py': '# 6cf9e023\nSOCKET = "/sockets/lamps:north9:store/.s.5432"\n',
  }),
);

it('a thing outside is named by another document, too', async () => {
  expect(
    await measuredOf(
      'citation',
      check(
        '- **Hub Image:** `hub:latest` (SHA: 4af9e021) ✅',
        '- The stage reports `/sockets/lamps:north3:store/.s.5432` failures',
        '- Connection: `lampdb+async://***@/lamps?host=/sockets`',
        '- Traffic goes to hub-service-lamps-00284-9s5',
        '',
        '```',
        'image digest 4af9e021',
        '```',
      ),
    ),
  ).toEqual([
    '1 verified: the same name stands in docs/log_of_lamps.md:3',
    '2 verified: the same name stands in docs/log_of_lamps.md:4',
    '3 verified: the same name stands in docs/log_of_lamps.md:5',
    '4 verified: the same name stands in docs/log_of_lamps.md:6',
    '7 verified: the same name stands in docs/log_of_lamps.md:3',
  ]);
});

it('is none where only code names it, where it is a path, and where no image is spoken of', async () => {
  expect(
    await measuredOf(
      'citation',
      check(
        '- **Hub Image:** `hub:latest` (SHA: 6cf9e023)',
        '- The stage reports `/sockets/lamps:north9:store/.s.5432` failures',
        '- `/api/lamps/light` answers',
        '- The work was done in 5bf9e022',
        '- We should use the image 4af9e021',
      ),
    ),
  ).toEqual([]);
});
