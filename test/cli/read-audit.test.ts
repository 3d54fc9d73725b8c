import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readAudit } from '../../src/cli/read-audit.js';
import { InputError } from '../../src/errors.js';
import { miniatureAudit } from '../render/audit-fixture.js';
import { temporaryFolder } from '../repository-builder.js';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('audits');
});

async function read(content: unknown): Promise<unknown> {
  await writeFile(join(folder, 'a.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return readAudit('a.json', folder, 'from');
}

test('an audit comes back as it was', async () => {
  const audit = miniatureAudit();
  expect(await read(audit)).toEqual(audit);
});

test.each<[unknown, string]>([
  ['{', '--from: a.json is not JSON'],
  [[], '--from: a.json is not an audit: its top level'],
  [{ ...miniatureAudit(), schemaVersion: '9.0' }, 'has schema version 9.0'],
  [{ ...miniatureAudit(), whys: [] }, 'a.json is not an audit: whys:'],
  [
    { ...miniatureAudit(), date: 5 },
    'a.json is not an audit: date: Invalid input: expected string, received number',
  ],
])('%#: what is wrong is named', async (content, message) => {
  const error = await read(content).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InputError);
  expect((error as Error).message).toContain(message);
});

test('no file, and a folder', async () => {
  await expect(readAudit('none.json', folder, 'compare')).rejects.toThrow(
    '--compare: there is no file none.json',
  );
  await expect(readAudit('.', folder, 'compare')).rejects.toThrow('--compare: . is a folder');
});
