import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const step = (...options: string[]) => ['run: deploy backend', ...options, ''].join('\n');
  repo.commit({
    message: 'Deploy',
    files: {
      '.github/workflows/deploy-staging.yml': step('  --region here'),
      '.github/workflows/tests.yml': 'run: tests --connector none\n',
      'scripts/deploy_by_hand.sh': 'deploy --net-connector staging-net\n',
      'infra/net.tf':
        'resource "net_connector" "it" {\n  instance = "shop-staging:europe-west1:orders-db"\n}\n',
      'config/app.ini': 'strict = yes\n# lenient --quiet\n',
    },
  });
  repo.commit({
    message: 'Reach the database',
    files: {
      '.github/workflows/deploy-staging.yml': step('  --region here', '  --net-connector staging-net'),
    },
  });
  repo.commit({
    message: 'Watch',
    files: { 'config/app.ini': 'strict = yes\n# lenient --quiet\nwatch --all-files\n' },
  });
  repo.commit({ message: 'Read', date: '2025-11-01T08:00:00Z', files: { 'README.md': 'read\n' } });
  return repo.build();
});

describe('what configuration holds or lacks', () => {
  it('was missing where the file that is meant was there without it, and has been given it', async () => {
    const { claims } = await check(
      '- **Primary issue**: Missing net connector configuration in the GitHub Actions deployment workflow',
      '- **Resolution**: Added `--net-connector staging-net` to the deployment workflow',
      '- The workflow (`.github/workflows/deploy-staging.yml`) was missing the `--net-connector` flag',
      '- The workflow (`.github/workflows/deploy-staging.yml`) was missing the `--region` flag',
    );
    expect(told(claims, 'config')).toEqual([
      '1 config verified',
      '2 config verified',
      '3 config verified',
      '4 config refuted',
    ]);
    expect(claims[0]?.measured).toMatch(/^missing until [0-9a-f]{9} of 2025-09-01; at \.github/);
  });

  it('is not said of a time that is long past, as if it were so now', async () => {
    const { claims } = await check(
      '- `config/app.ini` is missing the `--all-files` flag',
      '- `config/app.ini` was missing the `--all-files` flag',
      '- `config/app.ini` has `--quiet`',
    );
    expect(told(claims, 'config')).toEqual([
      '1 config not checkable',
      '2 config verified',
      '3 config not checkable',
    ]);
  });

  it('is there under its words, also where a plan follows, or what it is was said before', async () => {
    const { claims } = await check(
      '- Net connector configuration exists but may need more',
      '- **Net connector**: Properly configured in the deployment workflow',
      '- Manual deployment scripts had the correct configuration, the workflow did not.',
      '- Net connector configuration should exist',
      '- Web socket configuration exists',
    );
    expect(told(claims, 'config')).toEqual(['1 config verified', '2 config verified', '3 config verified']);
  });

  it('names the instance of a database by project, region and name', async () => {
    const { claims } = await check(
      '- Failures at `/cloudsql/shop-staging:europe-west1:orders-db/.s.PGSQL.5432`',
      '- Failures at `shop-staging:europe-west1:other-db`',
    );
    expect(told(claims, 'config')).toEqual(['1 config verified']);
  });
});
