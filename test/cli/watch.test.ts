import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import { renderJson } from '../../src/render/render-json.js';
import { miniatureAudit } from '../render/audit-fixture.js';
import { temporaryFolder } from '../repository-builder.js';
import { recordingIo, runCli } from './run-cli.js';

test('renders again when a template changes, shows its mistakes, and ends cleanly when interrupted', async () => {
  const cwd = await temporaryFolder('watch');
  await writeFile(join(cwd, 'a.json'), renderJson(miniatureAudit()));
  const template = join(cwd, 'my.html.hbs');
  const theme = join(cwd, 'my.css');
  await writeFile(template, '<main>one {{issue.key}}</main>');
  await writeFile(theme, ':root { --good: #123456 }');
  const end = new AbortController();
  const io = recordingIo({ cwd, signal: end.signal });
  const run = main(
    [
      '--from',
      'a.json',
      '--format',
      'html',
      '--template',
      'my.html.hbs',
      '--theme',
      'my.css',
      '--watch',
      '--quiet',
    ],
    io,
  );
  const page = () => readFile(join(cwd, 'out', 'issue-1184.html'), 'utf8');
  const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 50 });
  await eventually(async () => expect(io.printed().err).toContain('Watching my.html.hbs and my.css'));
  expect(await page()).toContain('<main>one 1184</main>');
  await writeFile(template, '<main>two {{issue.kex}}</main>');
  await eventually(async () => expect(io.printed().err).toContain('did you mean `key`'));
  expect(await page()).toContain('<main>one 1184</main>');
  await writeFile(template, '<main>three {{issue.key}}</main>');
  await eventually(async () => expect(await page()).toContain('<main>three 1184</main>'));
  await writeFile(theme, ':root { --good: #654321 }');
  await eventually(async () => expect(await page()).toContain('#654321'));
  end.abort();
  expect(await run).toBe(0);
});

test('says that there is nothing to watch', async () => {
  const ran = await runCli(['1184', '--watch']);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('--watch: there is nothing to watch');
  expect(ran.err).toContain('--template');
});
