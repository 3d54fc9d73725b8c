import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '..', '..', 'src', 'claims');

/** The names under which a file keeps what is worked out once for a document. */
function questionsOf(file: string): string[] {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return [...text.matchAll(/\.once\(\s*\[\s*'([^']+)'/g)].map(([, name = '']) => name);
}

it('what is worked out once for a document has a name that no other file gives to something else', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const owners = new Map<string, Set<string>>();
  for (const file of files)
    for (const name of questionsOf(file)) owners.set(name, (owners.get(name) ?? new Set()).add(file));
  const shared = [...owners].filter(([, own]) => own.size > 1).map(([name, own]) => [name, ...own].join(' '));
  expect(owners.size).toBeGreaterThan(20);
  expect(shared).toEqual([]);
});
