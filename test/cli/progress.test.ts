import { describe, expect, test } from 'vitest';
import { progressFor } from '../../src/cli/progress.js';
import { recordingIo } from './run-cli.js';

const loud = { quiet: false, verbose: false, noColor: true };
const CLEAR = '\r\u001b[K';

function story(io: ReturnType<typeof recordingIo>, how: Parameters<typeof progressFor>[1]): string {
  const progress = progressFor(io, how);
  progress.show({ collector: 'commits', state: 'start' });
  progress.show({ collector: 'code', state: 'start' });
  progress.show({ collector: 'commits', state: 'done', summary: '9 name\u001b[31m the issue', ms: 1234 });
  progress.show({ collector: 'code', state: 'done', summary: '5 occurrences', ms: 12_600 });
  progress.end();
  expect(io.printed().out).toBe('');
  return io.printed().err;
}

describe('progress, on standard error only', () => {
  test('plain lines elsewhere', () => {
    expect(story(recordingIo(), loud)).toBe(
      '  commits       9 name the issue  1.2 s\n  code          5 occurrences  13 s\n',
    );
  });

  test('what starts too, with --verbose', () => {
    expect(story(recordingIo(), { ...loud, verbose: true })).toContain('  code …\n');
  });

  test('on a terminal the last line says what is running', () => {
    const text = story(recordingIo({ terminal: 60 }), loud);
    expect(text).toContain(`${CLEAR}  commits, code …`);
    expect(text.endsWith(`${CLEAR}  code          5 occurrences  13 s\n`)).toBe(true);
  });

  test('what is cut short is taken away', () => {
    const io = recordingIo({ terminal: 60 });
    const progress = progressFor(io, loud);
    progress.show({ collector: 'code', state: 'start' });
    progress.end();
    expect(io.printed().err.endsWith(CLEAR)).toBe(true);
  });

  test('nothing with --quiet', () => {
    expect(story(recordingIo({ terminal: 60 }), { ...loud, quiet: true })).toBe('');
  });
});
