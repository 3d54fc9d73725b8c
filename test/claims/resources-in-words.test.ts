import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, measuredOf, repositoryWith } from './check-text.js';

const pump = (low: number, high: number) =>
  `# was 7 once
resource "cloud_water_pump" "garden" {
  name          = "garden-pump"
  ip_cidr_range = "10.8.0.0/28" # small
  min_instances = ${low} # more
  max_instances = ${high}
  min_flow      = 200
}
`;

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({ message: 'Add a pump', files: { 'infra/water-pump.tf': pump(2, 10) } });
  repo.commit({ message: 'More water', files: { 'infra/water-pump.tf': pump(3, 20) } });
  repo.commit({
    message: 'Still more',
    files: {
      'infra/water-pump.tf': pump(4, 30),
      'infra/lamps.tf': 'resource "cloud_lamp_post" "a" {\n}\nresource "cloud_lamp_post" "b" {\n}\n',
    },
  });
  ({ folder } = await repo.build());
});

const asked = (kind: 'config' | 'count', ...lines: string[]) =>
  measuredOf(kind, checkText(folder, lines.join('\n')));

describe('a part of the infrastructure that words name', () => {
  it('is set to what its file says', async () => {
    expect(
      await asked(
        'config',
        '- All share the water pump capacity (min: 4, max: 30 instances)',
        '- All share the water pump capacity (min: 4, max: 20 instances)',
        '- Water pump CIDR `10.8.0.0/28` is small',
        '- Water pump CIDR `10.9.0.0/28` is small',
        '- The garden pump has (min: 9, max: 9 instances)',
        '- The water pump went from (min: 1, max: 2 instances)',
      ),
    ).toEqual([
      '1 verified: min_instances is 4 at infra/water-pump.tf:5',
      '1 verified: max_instances is 30 at infra/water-pump.tf:6',
      '2 verified: min_instances is 4 at infra/water-pump.tf:5',
      '2 refuted: max_instances is 30 at infra/water-pump.tf:6',
      '3 verified: ip_cidr_range is "10.8.0.0/28" at infra/water-pump.tf:4',
      '4 refuted: ip_cidr_range is "10.8.0.0/28" at infra/water-pump.tf:4',
    ]);
  });

  it('was originally what the first version of its file says', async () => {
    expect(
      await asked(
        'config',
        '- The original water pump configuration was `min_instances = 2, max_instances = 20`',
      ),
    ).toEqual([
      '1 verified: min_instances has had 4, 3 and 2',
      '1 refuted: max_instances has had 30, 20 and 10',
    ]);
  });

  it('is there once, or more often, and then nothing is refuted', async () => {
    expect(
      await asked(
        'count',
        '- A single water pump serves all',
        '- A single lamp post is lit',
        '- A single fountain basin is dry',
        '- No single water pump is enough',
      ),
    ).toEqual([
      '1 verified: 1 resource cloud_water_pump: infra/water-pump.tf:2',
      '2 not checkable: 2 resources cloud_lamp_post: infra/lamps.tf:1 and infra/lamps.tf:3',
    ]);
  });
});

it('a word with a hyphen that tells what something hangs on is no name of it', async () => {
  const { folder: other } = await repositoryWith({
    'app/flow.py': '# database-dependent flow of database-main\n',
  });
  const said = (line: string) => measuredOf('config', checkText(other, line));
  expect(await said('- Isolation of users in database-dependent flows')).toEqual([]);
  expect(await said('- Isolation of users in database-main flows')).toHaveLength(1);
});
