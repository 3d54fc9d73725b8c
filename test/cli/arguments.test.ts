import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { COMMANDS, DEFAULT_COMMAND } from '../../src/cli/commands.js';
import { parseArguments, selectCommand } from '../../src/cli/parse-arguments.js';
import { TOOL } from '../../src/tool.js';
import { runCli } from './run-cli.js';

async function parse(...tokens: string[]) {
  const audit = await DEFAULT_COMMAND.load();
  const selected = selectCommand(tokens, audit.options);
  return parseArguments(selected, await selected.entry.load());
}

describe('what is typed arrives as it was typed', () => {
  test('words stay text, also those that look like numbers', async () => {
    expect((await parse('0012')).words).toEqual(['0012']);
    expect((await parse('1e3')).words).toEqual(['1e3']);
    expect((await parse('#1184')).words).toEqual(['#1184']);
  });

  test('a repeatable option takes one value each time', async () => {
    const args = await parse('--pattern', 're:a', '--pattern=re:b=c', '1184', '--reports', 'x.xml');
    expect(args.list('pattern')).toEqual(['re:a', 're:b=c']);
    expect(args.list('reports')).toEqual(['x.xml']);
    expect(args.words).toEqual(['1184']);
  });

  test('flags, letters and lists with commas', async () => {
    const args = await parse('1', '-q', '--no-cache', '--no-color', '--format', 'json, md');
    expect([args.flag('quiet'), args.flag('no-cache'), args.flag('no-color'), args.flag('json')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(args.parts('format')).toEqual(['json', 'md']);
    expect(args.text('at')).toBeNull();
  });

  test('a command is a word, not the value of an option', async () => {
    const audit = await DEFAULT_COMMAND.load();
    const name = (...tokens: string[]) => selectCommand(tokens, audit.options).entry.name;
    expect(name('doctor')).toBe('doctor');
    expect(name('--repo', 'doctor', '5')).toBe('audit');
    expect(name('--repo=x', 'doctor')).toBe('doctor');
    expect(name('-q', 'doctor')).toBe('doctor');
    expect(name('1184', 'doctor')).toBe('audit');
    expect(name('--', 'doctor')).toBe('audit');
  });
});

describe('what is mistyped is named, with the nearest there is and exit code 2', () => {
  test.each([
    [['1184', '--patern', 'x'], 'there is no option --patern; did you mean --pattern?'],
    [['1184', '--Repo=x'], 'there is no option --Repo; did you mean --repo?'],
    [['1184', '--zzzzzzzz'], 'there is no option --zzzzzzzz\n'],
    [['1184', '-x'], 'there is no option -x'],
    [['doctor', '--at', 'x'], 'there is no option --at'],
    [['doctr'], 'there is no command doctr; did you mean doctor?'],
    [
      ['1184', '--format', 'md,jsn'],
      '--format does not know "jsn"; did you mean json?\n  Allowed: md, json, html, sarif, or several',
    ],
    [['1184', '--format', ','], '--format does not know ","'],
    [
      ['1184', '--stage', 'finding'],
      '--stage does not know "finding"; did you mean findings?\n  Allowed: evidence, findings, verdict.',
    ],
    [['1184', '--at'], '--at needs a value'],
    [['1184', '--at='], '--at is empty'],
    [['1184', '--at', 'a', '--at', 'b'], '--at is given more than once'],
    [['1184', '--quiet=yes'], '--quiet takes no value'],
    [['1184', '1185'], '"1185" is one word too many'],
    [['1184', '--quiet', '--verbose'], '--verbose and --quiet exclude each other'],
    [
      ['--from', 'a.json', '--at', 'HEAD'],
      '--from and --at exclude each other: an audit that is read from a file has looked already',
    ],
    [['1184', '--json', '--out', 'x'], '--json and --out exclude each other'],
    [['1184', '--stage', 'verdict', '--json'], '--stage and --json exclude each other'],
    [['1184', '--fail-on', 'REGRESED'], '--fail-on knows no status "REGRESED"; did you mean REGRESSED?'],
    [
      ['1184', '--fail-on', 'RESOLVED:certain'],
      '--fail-on knows no grade "certain"\n  Allowed: proven, supported, claimed, unknown.',
    ],
    [['1184', '--fail-on', 'A:B:C'], 'does not understand "A:B:C"'],
  ])('%j', async (argv, message) => {
    const ran = await runCli(argv);
    expect(ran.err).toContain(message);
    expect(ran.code).toBe(2);
    expect(ran.out).toBe('');
  });
});

describe('help', () => {
  test.each(['audit', ...COMMANDS.map((entry) => entry.name)])(
    '%s: groups, examples, at most 80 columns',
    async (name) => {
      const ran = await runCli([...(name === 'audit' ? [] : [name]), '--help'], { terminal: 80 });
      expect(ran.code).toBe(0);
      for (const part of ['Usage: issue-audit', 'Output:', 'About:', 'Examples:'])
        expect(ran.out).toContain(part);
      expect(ran.out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    },
  );

  test('the audit’s help names every command and every option', async () => {
    const { out } = await runCli(['-h']);
    const { options } = await DEFAULT_COMMAND.load();
    for (const entry of COMMANDS) expect(out).toContain(`issue-audit ${entry.name} `);
    for (const name of Object.keys(options)) expect(out).toContain(`--${name} `);
  });

  test('the examples of every command can be typed', async () => {
    for (const entry of [DEFAULT_COMMAND, ...COMMANDS]) {
      const { examples } = await entry.load();
      for (const [line] of examples) {
        const words = [...(line.split(/ [|<>]/)[0] ?? '').matchAll(/'([^']*)'|(\S+)/g)].map(
          (found) => found[1] ?? found[2] ?? '',
        );
        expect(words.shift()).toBe('issue-audit');
        await expect(parse(...words)).resolves.toBeDefined();
      }
    }
  });
});

test('the version', async () => {
  expect((await runCli(['--version'])).out).toBe(`${TOOL.version}\n`);
  expect((await runCli(['doctor', '-V'])).out).toBe(`${TOOL.version}\n`);
});

describe('completion', () => {
  test('the script asks issue-audit', async () => {
    const { out, code } = await runCli(['completion']);
    expect(code).toBe(0);
    expect(out).toContain('issue-audit --get-yargs-completions');
  });

  test.each([
    [
      ['issue-audit', ''],
      ['doctor', 'init', 'completion'],
    ],
    [
      ['issue-audit', '--pa'],
      ['--pattern', '--reports', '--quiet'],
    ],
    [
      ['issue-audit', 'doctor', '--o'],
      ['--offline', '--json'],
    ],
    [['issue-audit', '--stage', 'v'], ['verdict']],
  ])('%j', async (words, expected) => {
    const { out } = await runCli(['--get-yargs-completions', ...words]);
    expect(out.trim().split('\n')).toEqual(expect.arrayContaining(expected));
  });

  test('a command’s options are its own', async () => {
    const { out } = await runCli(['--get-yargs-completions', 'issue-audit', 'doctor', '--']);
    expect(out).not.toContain('--pattern');
  });
});
