import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { respond } from '../../src/cli/commands/respond.js';
import { TOOL } from '../../src/tool.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { readAction, readText, readWorkflows } from './action-file.js';

const action = readAction();
const every = readWorkflows();
/** Those that use the action; the board is made, and documents are checked, by the command. */
const workflows = every.filter(([name]) => name !== 'board.yml' && name !== 'check-documents.yml');
const scripts = action.runs.steps.map(({ run }) => run ?? '').join('\n');

describe('the action', () => {
  it('hands every input on, and no script holds an expression of GitHub', () => {
    const env = action.runs.steps.flatMap((step) => Object.values(step.env ?? {})).join('\n');
    for (const name of Object.keys(action.inputs)) expect(env).toContain(`\${{ inputs.${name} }}`);
    for (const [, name] of env.matchAll(/inputs\.([\w-]+)/g))
      expect(action.inputs).toHaveProperty(name ?? '');
    expect(scripts).not.toContain('${{');
  });

  it('gives the command options that it has', () => {
    const given = [...scripts.matchAll(/(?:add|add_lines) --([\w-]+)|args\+=\(--([\w-]+)\)/g)];
    expect(given.length).toBeGreaterThan(10);
    for (const [, one, other] of given) expect(respond.options).toHaveProperty(one ?? other ?? '');
  });

  it('has the outputs that its last step writes', () => {
    expect(Object.keys(action.outputs)).toEqual(['status', 'grade', 'json', 'comment-url']);
    for (const [name, { value }] of Object.entries(action.outputs))
      expect(value).toBe(`\${{ steps.audit.outputs.${name} }}`);
  });

  it('installs the version that it belongs to', () => {
    expect(action.inputs.package?.default).toBe(`issue-audit@${TOOL.version}`);
  });

  it('is told whole in its page', () => {
    const page = readText('docs/action.md');
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
      expect(page).toContain(`\`${name}\``);
  });
});

/** What each workflow may do, no more and no less. */
const PERMISSIONS: Readonly<Record<string, object>> = {
  'after-checks.yml': {
    contents: 'read',
    issues: 'write',
    'pull-requests': 'read',
    checks: 'read',
    actions: 'read',
  },
  'fork-audit.yml': { contents: 'read' },
  'fork-post.yml': { actions: 'read', issues: 'write', 'pull-requests': 'write' },
  'on-close.yml': { contents: 'read', issues: 'write', 'pull-requests': 'read' },
  'on-command.yml': { contents: 'read', issues: 'write', 'pull-requests': 'write' },
  'on-schedule.yml': { contents: 'read', issues: 'write', 'pull-requests': 'read' },
  'reusable.yml': { contents: 'read', issues: 'write', 'pull-requests': 'read' },
};

/** Runs a script as GitHub does, with this very program where it asks npx for the package. */
async function runScript(script: string, cwd: string): Promise<{ code: number; summary: string }> {
  const bin = await temporaryFolder('bin');
  const summary = join(bin, 'summary.md');
  const entry = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
  const npx = `#!/bin/sh\nshift 2\nexec "${process.execPath}" --import "${import.meta.resolve('tsx')}" "${entry}" "$@"\n`;
  await writeFile(join(bin, 'npx'), npx, { mode: 0o755 });
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, GITHUB_STEP_SUMMARY: summary };
  const { status } = spawnSync('bash', ['-e', '-c', script], {
    cwd,
    env: { ...env, ISSUE_AUDIT_CACHE: bin },
  });
  return { code: status ?? -1, summary: await readFile(summary, 'utf8') };
}

describe('the example workflows', () => {
  it('are those that are told of', () => {
    expect(workflows.map(([name]) => name)).toEqual(Object.keys(PERMISSIONS));
    const page = readText('docs/action.md');
    for (const [name] of workflows) expect(page).toContain(`workflows/${name}`);
  });

  it('the board is published only where somebody said that it may be public, by pinned actions', () => {
    const [, board, text] = every.find(([name]) => name === 'board.yml') ?? [];
    expect(board?.permissions).toEqual({});
    for (const job of Object.values(board?.jobs ?? {})) {
      expect(job.if).toBe("vars.BOARD_MAY_BE_PUBLIC == 'true'");
      expect(job.permissions).toEqual({ contents: 'write', issues: 'read' });
      for (const { uses } of job.steps) if (uses) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    }
    expect(text).toContain(`issue-audit@${TOOL.version} board`);
    expect(text).not.toContain('github.event');
  });

  it('documents are checked with no right but to read, and the summary says what is refuted', async () => {
    const [, checks, text] = every.find(([name]) => name === 'check-documents.yml') ?? [];
    const job = checks?.jobs.check;
    expect([checks?.permissions, job?.permissions]).toEqual([{}, { contents: 'read' }]);
    expect(text).not.toContain('${{');
    expect(text).toContain(`issue-audit@${TOOL.version} check`);
    const script = job?.steps.find(({ run }) => run)?.run ?? '';
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Add it', files: { 'a.py': 'a = 1\n', 'docs/audits/1.md': 'See `a.py`.\n' } });
    const { folder } = await repo.build();
    expect(await runScript(script, folder)).toEqual({
      code: 0,
      summary: expect.stringContaining('1 verified'),
    });
    await writeFile(join(folder, 'docs/audits/0.md'), '`a.py` has 7 lines.\n');
    expect(await runScript(script, folder)).toEqual({
      code: 1,
      summary: expect.stringMatching(/❌ \*\*refuted[\s\S]*# Check of 1\.md/),
    });
  });

  it.each(workflows)('%s has least permissions', (name, workflow) => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toEqual(PERMISSIONS[name]);
  });

  it.each(workflows)('%s pins every action by its hash, and says which version that is', (_, __, text) => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)].map(([, used]) => used);
    expect(uses.length).toBeGreaterThan(1);
    for (const used of uses)
      expect(used).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # (?:v\d+\.\d+\.\d+|owner and )/);
  });

  it.each(workflows)('%s uses inputs that the action has', (_, { jobs }) => {
    const own = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.includes('/issue-audit@')),
    );
    expect(own).toHaveLength(1);
    for (const step of own)
      for (const name of Object.keys(step.with ?? {})) expect(action.inputs).toHaveProperty(name);
  });

  it.each(workflows)('%s runs no shell of its own, and hands no foreign text on', (_, { jobs }, text) => {
    for (const { steps } of Object.values(jobs)) for (const { run } of steps) expect(run).toBeUndefined();
    // Numbers of runs and issues are the only things of an event that a step is given.
    for (const [, used] of text.matchAll(/\$\{\{ (github\.event\.[\w.]+) \}\}/g))
      expect(used).toMatch(/\.(?:number|id)$/);
  });

  it('run nothing of a pull request where they may write', () => {
    for (const [name, { jobs, on }] of workflows) {
      expect(JSON.stringify(on)).not.toContain('pull_request_target');
      if (name === 'fork-post.yml')
        for (const { steps } of Object.values(jobs))
          expect(steps.some(({ uses }) => uses?.startsWith('actions/checkout'))).toBe(false);
    }
  });
});
