import { describe, expect, test } from 'vitest';
import { explainError } from '../../src/cli/explain-error.js';
import { printError } from '../../src/cli/print-error.js';
import { EnvironmentError, InputError, Interrupted } from '../../src/errors.js';
import { recordingIo } from './run-cli.js';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: something about it, open 'x'`), { code, syscall: 'open' });
}

test.each([
  [new InputError('no such thing', 'Name another.'), 2, 'Wrong input', 'no such thing', 'Name another.'],
  [new EnvironmentError('no git', 'Install it.'), 3, 'Cannot work here', 'no git', 'Install it.'],
  [new Interrupted(), 130, 'Interrupted', 'interrupted', 'Nothing half-written'],
  [systemError('ENOSPC'), 3, 'Cannot work here', 'the disk is full', '--out'],
  [systemError('EACCES'), 3, 'Cannot work here', "something about it, open 'x'", 'right'],
  [systemError('EMFILE'), 3, 'Cannot work here', 'something', 'ulimit'],
  [new TypeError('x is not a function'), 4, 'Internal error', 'x is not a function', 'report it'],
  ['thrown text', 4, 'Internal error', 'thrown text', 'report it'],
  [null, 4, 'Internal error', 'null', 'report it'],
])('%s', (error, exitCode, title, message, advice) => {
  const told = explainError(error, false);
  expect(told).toMatchObject({ exitCode, title });
  expect(told.message).toContain(message);
  expect(told.advice).toContain(advice);
});

test('whatever fails after an interruption is the interruption', () => {
  expect(explainError(new TypeError('socket closed'), true)).toMatchObject({
    exitCode: 130,
    title: 'Interrupted',
  });
});

describe('printing', () => {
  const plain = { verbose: false, noColor: true };

  test('an unknown error keeps its stack and its causes, and says where to report it', () => {
    const io = recordingIo();
    const code = printError(new Error('outer', { cause: new RangeError('inner') }), io, plain);
    expect(code).toBe(4);
    expect(io.printed().err).toContain('explain-error.test.ts');
    expect(io.printed().err).toContain('caused by: RangeError: inner');
    expect(io.printed().err).toContain('issue-audit doctor');
  });

  test('an error of the user has no stack', () => {
    const io = recordingIo();
    printError(new InputError('wrong', 'Mend it.'), io, plain);
    expect(io.printed().err).toBe('Wrong input: wrong\n  Mend it.\n');
  });

  test('control characters of foreign text do not reach the terminal', () => {
    const io = recordingIo({ terminal: 80 });
    printError(
      new InputError('a\u001b]0;title\u0007b\u001b[31mc\u009b2Jd\rline\nnext', 'x\u001b[2Jy'),
      io,
      plain,
    );
    const { err } = io.printed();
    expect([...err].filter((c) => c !== '\n' && (c < ' ' || (c >= '\u007f' && c <= '\u009f')))).toEqual([]);
    expect(err).toContain('\nnext');
  });

  test('colour for a person, none where it is not wanted', () => {
    const coloured = (env: NodeJS.ProcessEnv, terminal?: number, noColor = false) => {
      const io = recordingIo({ env, ...(terminal ? { terminal } : {}) });
      printError(new InputError('wrong', 'Mend it.'), io, { verbose: false, noColor });
      return io.printed().err.includes('\u001b[');
    };
    expect(coloured({}, 80)).toBe(true);
    expect(coloured({})).toBe(false);
    expect(coloured({ NO_COLOR: '1' }, 80)).toBe(false);
    expect(coloured({ NO_COLOR: '' }, 80)).toBe(true);
    expect(coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(coloured({ FORCE_COLOR: '0' }, 80)).toBe(false);
    expect(coloured({ FORCE_COLOR: '1' }, 80, true)).toBe(false);
    expect(coloured({ TERM: 'dumb' }, 80)).toBe(false);
  });
});
