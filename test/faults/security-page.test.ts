import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every test that SECURITY.md names is there', () => {
  const page = readFileSync('SECURITY.md', 'utf8');
  const named = [...page.matchAll(/`(test\/[\w./-]+\.ts)`/g)].map((found) => found[1] ?? '');
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('every danger names a test', () => {
  const page = readFileSync('SECURITY.md', 'utf8');
  const section = page.slice(page.indexOf('## What must never happen'), page.indexOf('## Known limits'));
  const dangers = section.split(/\n(?=\*\*)/).slice(1);
  expect(dangers.length).toBeGreaterThan(5);
  expect(dangers.filter((text) => !text.includes('\nTests: `test/'))).toEqual([]);
});
