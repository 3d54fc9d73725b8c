import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { COMMANDS, DEFAULT_COMMAND } from '../../src/cli/commands.js';
import { CHECKS } from '../../src/cli/doctor/checks.js';
import { GLOBAL_OPTIONS } from '../../src/cli/shared-options.js';

const folder = (path: string) => new URL(`../../src/cli/${path}/`, import.meta.url);

test('the list of commands holds every file of its folder', async () => {
  const files = (await readdir(folder('commands'))).map((name) => name.replace(/\.ts$/, ''));
  expect([DEFAULT_COMMAND, ...COMMANDS].map((entry) => entry.name).sort()).toEqual(files.sort());
});

test('the list of checks holds every file of its folder', async () => {
  const files = (await readdir(folder('doctor'))).map((name) => name.replace(/\.ts$/, ''));
  const checks = files.filter((name) => name !== 'check' && name !== 'checks');
  expect(CHECKS.map((check) => check.name).sort()).toEqual(checks.sort());
});

describe.each([DEFAULT_COMMAND, ...COMMANDS])('$name', (entry) => {
  test('its options do not clash with those of every command, and exclude only options that exist', async () => {
    const { options } = await entry.load();
    expect(Object.keys(options).filter((name) => name in GLOBAL_OPTIONS)).toEqual([]);
    const all = { ...options, ...GLOBAL_OPTIONS };
    const letters = Object.values(all).flatMap((option) => option.letter ?? []);
    expect(new Set(letters).size).toBe(letters.length);
    const named = Object.values(all).flatMap((option) => option.excludes?.options ?? []);
    expect(named.filter((name) => !(name in all))).toEqual([]);
  });
});
