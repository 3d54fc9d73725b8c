import { describe, expect, it } from 'vitest';
import {
  commandLines,
  commandValues,
  isTelling,
  namesInCommand,
} from '../../src/claims/extract/figures/command-values.js';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    '.github/workflows/deploy.yml': 'run: gcloud run deploy hub-backend-staging --region us-central1\n',
    'scripts/deploy.py':
      'args = ["--vpc-egress", "all-traffic"]\nself.project = "hub-staging-cloud"\nwait = 600\n',
    'config/hub.env': 'HUB_PLACE=staging-west\n',
    'tests/test_deploy.py': 'NAME = "hub-tested-only"\n',
  }),
);

const settings = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'config')
    .map(({ line, verdict, statement, measured }) => `${line} ${verdict} ${statement} ${measured}`);

describe('what a command gives', () => {
  it('is set in the repository, too, in another form, also where the command is a proposal', async () => {
    expect(
      await settings(
        '## Recommended actions',
        '```bash',
        '# gcloud --region=us-central1',
        'gcloud run services update hub-backend-staging \\',
        '  --project=hub-staging-cloud \\',
        '  --region=us-central1 \\',
        '  --vpc-egress=private-ranges',
        'export HUB_PLACE=staging-west',
        'gcloud run services update hub-tested-only --timeout=600',
        '  --region=us-central1',
        '```',
      ),
    ).toEqual([
      '4 verified something is called hub-backend-staging at .github/workflows/deploy.yml:1',
      '5 verified project is hub-staging-cloud at scripts/deploy.py:2',
      '6 verified region is us-central1 at .github/workflows/deploy.yml:1',
      '8 verified HUB_PLACE is staging-west at config/hub.env:1',
    ]);
  });

  it('is told of a code span in a sentence about the present', async () => {
    expect(
      await settings(
        '- Issue 12 fix: `--vpc-egress all-traffic` configuration applied',
        '- It should have `--vpc-egress all-traffic` then',
        '- There is no `--vpc-egress all-traffic` at all',
      ),
    ).toEqual(['1 verified vpc-egress is all-traffic at scripts/deploy.py:1']);
  });

  it('is no value that stands for any, nor one of an option that many commands have', () => {
    expect(commandValues('x --region=$REGION --project=<project> --name "[name]" --zone=us-b')).toEqual([
      { key: 'zone', value: 'us-b', isOption: true },
    ]);
    expect(commandValues('HUB_PLACE="west-1" x').filter(isTelling)).toEqual([
      { key: 'HUB_PLACE', value: 'west-1', isOption: false },
    ]);
    expect(commandValues('pytest --tb=short --maxfail=33 --level critical').filter(isTelling)).toEqual([]);
    expect(namesInCommand('pytest hub-backend-staging')).toEqual([]);
    expect([...commandLines(['curl a \\', '  --b c', '  --d e'])]).toEqual([0, 1]);
  });
});

describe('things of an infrastructure behind a label', () => {
  it('are named in a fence, and several at once', async () => {
    expect(
      await settings(
        'The loop:',
        '```',
        'Project: hub-staging-cloud',
        'Regions: us-central1, us-nowhere9',
        '```',
      ),
    ).toEqual([
      '3 verified a project is called hub-staging-cloud at scripts/deploy.py:2',
      '4 verified a region is called us-central1 at .github/workflows/deploy.yml:1',
    ]);
  });
});
