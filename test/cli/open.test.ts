import { chmod, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderJson } from '../../src/render/render-json.js';
import { miniatureAudit } from '../render/audit-fixture.js';
import { temporaryFolder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

/** A folder with the audit's JSON, and a program that notes what it was asked to open. */
async function prepared(script = 'printf "%s\\n" "$@" > "$NOTE"') {
  const cwd = await temporaryFolder('open');
  await mkdir(join(cwd, 'out'));
  await writeFile(join(cwd, 'out', 'issue-1184.json'), renderJson(miniatureAudit()));
  const bin = join(cwd, 'bin');
  await mkdir(bin);
  for (const name of ['xdg-open', 'open']) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const note = join(cwd, 'note');
  const env = { PATH: `${bin}:/usr/bin:/bin`, NOTE: note };
  return { cwd, env, note, page: join(cwd, 'out', 'issue-1184.html') };
}

test('renders the page where only the JSON is there, and opens it by its path', async () => {
  const { cwd, env, note, page } = await prepared();
  const ran = await runCli(['open', '#1184'], { cwd, env });
  expect([ran.code, ran.out, ran.err]).toEqual([0, '', 'Opened out/issue-1184.html.\n']);
  expect(await readFile(note, 'utf8')).toBe(`${page}\n`);
  expect(await readFile(page, 'utf8')).toContain('Content-Security-Policy');
});

test('renders again only where the JSON is newer', async () => {
  const { cwd, env, page } = await prepared();
  await writeFile(page, 'mine');
  await utimes(page, new Date(), new Date(Date.now() + 10_000));
  const json = async () => JSON.parse((await runCli(['open', '1184', '--json'], { cwd, env })).out);
  expect(await json()).toEqual({ page: 'out/issue-1184.html', rendered: false, opened: false });
  await utimes(page, new Date(0), new Date(0));
  expect(await json()).toMatchObject({ rendered: true });
  expect(await readFile(page, 'utf8')).toContain('Fixed, and shown to be.');
});

test('says the path when nothing can open it', async () => {
  const { cwd, env, note } = await prepared('exit 3');
  const failing = await runCli(['open', '1184'], { cwd, env });
  expect([failing.code, failing.out]).toEqual([0, 'out/issue-1184.html\n']);
  expect(failing.err).toMatch(/^It could not be opened \(\S+ ended with 3\); open it yourself\.\n$/);
  const without = await runCli(['open', '1184'], { cwd, env: { PATH: cwd } });
  expect([without.code, without.out]).toEqual([0, 'out/issue-1184.html\n']);
  expect(without.err).toContain('there is no ');
  await expect(readFile(note)).rejects.toThrow();
});

test('teaches how to make an audit where there is none', async () => {
  const { cwd, env } = await prepared();
  await rm(join(cwd, 'out'), { recursive: true });
  const ran = await runCli(['open', '1184'], { cwd, env });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('there is no audit of 1184 in out');
  expect(ran.err).toContain('issue-audit 1184 --format html,json');
});
