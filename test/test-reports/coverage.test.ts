import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../src/test-reports/coverage/read-coverage.js';

/** Reads a text in chunks of so many characters, and gives what came out of it in words. */
function read(text: string, size = 7) {
  const files: Record<string, string[]> = Object.create(null);
  const rejected: string[] = [];
  const problems: string[] = [];
  const times: (string | number | null)[] = [];
  const reader = readCoverage({
    file: (names) => {
      const own = files[names.join(' ')] ?? [];
      files[names.join(' ')] = own;
      return (line, isExecuted, contexts) =>
        own.push(`${line}${isExecuted ? '+' : '-'}${contexts ? `(${contexts.join(' ')})` : ''}`);
    },
    problem: (words) => problems.push(words),
    reject: (words) => rejected.push(words),
    writtenAt: (time) => times.push(time),
  });
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  const format = reader.end();
  return { format, files: { ...files }, rejected, problems, times };
}

describe('lcov', () => {
  it('reads lines with their counts, and passes functions and branches over', () => {
    const text =
      'TN:unit\r\nSF:src/a.js\r\nFN:1,f\r\nFNDA:2,f\r\nDA:1,2\r\nDA:2,0,checksum\r\nBRDA:1,0,0,-\r\nend_of_record\r\nSF:/ci/b.js\nDA:4,1\nend_of_record\n';
    expect(read(text)).toMatchObject({
      format: 'lcov',
      files: { 'src/a.js': ['1+', '2-'], '/ci/b.js': ['4+'] },
      rejected: [],
      problems: [],
    });
  });

  it('is cut off when its last record has no end', () => {
    expect(read('SF:a.js\nDA:1,1\n').rejected).toEqual(['was cut off: its last record has no end']);
  });

  it('believes no line of no file and no absurd number', () => {
    const { files, problems } = read(
      'TN:\nDA:1,1\nSF:a\nDA:0,1\nDA:99999999999,1\nDA:x,1\nDA:2\nend_of_record\n',
    );
    expect(files).toEqual({ a: [] });
    expect(problems).toHaveLength(5);
  });
});

describe('Cobertura', () => {
  const whole = (source: string, time = '1700000000') =>
    `<?xml version="1.0"?><!DOCTYPE coverage [<!ENTITY x SYSTEM "file:///etc/passwd">]><coverage line-rate="0.5" timestamp="${time}"><sources><source>${source}</source></sources><packages><package><classes><class filename="a.py"><methods/><lines><line number="1" hits="3"/><line number="2" hits="0"/></lines></class></classes></package></packages></coverage>`;

  it('reads lines of classes, below the sources they are relative to', () => {
    expect(read(whole('/ci/repo/src/'))).toMatchObject({
      format: 'cobertura',
      files: { '/ci/repo/src/a.py a.py': ['1+', '2-'] },
      rejected: [],
      times: [1_700_000_000_000],
    });
    expect(read(whole('/ci', '1700000000123')).times).toEqual([1_700_000_000_123]);
  });

  it('expands no entity', () => {
    expect(Object.keys(read(whole('&x;')).files)).toEqual(['&x;/a.py a.py']);
  });

  it('gives up at half a character where a declaration should be', () => {
    expect(read('<!ENTITY x SYSTEM "y">\ud800').rejected[0]).toMatch(/^cannot be read to its end/);
  });

  it('says that a file was cut off, or is of another tool', () => {
    expect(read(whole('/ci').slice(0, -60)).rejected.join()).toContain('not well-formed XML');
    expect(read('<coverage generated="1" clover="4"><project/></coverage>')).toMatchObject({
      format: null,
      rejected: ['is XML of an unknown kind, no Cobertura'],
    });
  });
});

describe('coverage.py', () => {
  const document = (file: object) =>
    JSON.stringify({
      meta: { version: '7.4', timestamp: '2025-02-01T10:00:00' },
      files: { 'src/a.py': file },
    });

  it('reads lines, and which tests executed them where it says so', () => {
    const contexts = { 3: ['tests/test_a.py::test_b|run', ''], 4: [''] };
    expect(
      read(document({ executed_lines: [3, 4], missing_lines: [5], excluded_lines: [6], contexts })),
    ).toEqual({
      format: 'coverage.py',
      files: { 'src/a.py': ['3+(tests/test_a.py::test_b|run)', '4+()', '5-'] },
      rejected: [],
      problems: [],
      times: ['2025-02-01T10:00:00'],
    });
    expect(read(document({ executed_lines: [3], missing_lines: [] })).files).toEqual({ 'src/a.py': ['3+'] });
  });

  it('passes over what is no line, and names that every object has', () => {
    const contexts = JSON.parse('{"__proto__": ["x"], "3": {"length": 4}, "4": [1, null, "t"]}');
    const file = { executed_lines: ['3', 3, 4, -1, 1.5, null, {}], missing_lines: 'no', contexts };
    expect(read(document(file)).files).toEqual({ 'src/a.py': ['3+()', '3+()', '4+(t)'] });
  });
});

describe('Istanbul', () => {
  const at = (line: unknown) => ({ start: { line, column: 0 }, end: { line, column: 9 } });

  it('reads a line as executed when a statement that begins on it was', () => {
    const file = {
      path: '/ci/src/a.js',
      statementMap: { 0: at(1), 1: at(1), 2: at(3) },
      fnMap: {},
      s: { 0: 0, 1: 2, 2: 0 },
    };
    expect(read(JSON.stringify({ '/ci/src/a.js': file }))).toMatchObject({
      format: 'istanbul',
      files: { '/ci/src/a.js': ['1-', '1+', '3-'] },
      rejected: [],
    });
  });

  it('passes over statements without a count or a place', () => {
    const file = {
      statementMap: { 0: at(1), toString: at(2), 2: null, 3: at('x') },
      s: { 2: 1, 3: 1, 0: '1' },
    };
    expect(read(JSON.stringify({ 'a.js': file })).files).toEqual({ 'a.js': [] });
  });
});

it.each([
  ['', 'is empty'],
  [' \n\t', 'is empty'],
  ['hello\nSF:a\n', 'is no coverage report of a known format'],
  ['{"a": ', 'is not valid JSON, or was cut off'],
  ['{}', 'is JSON of an unknown kind'],
  ['{"meta": {}, "files": {"a": {"executed_lines": 1}}}', 'is JSON of an unknown kind'],
  ['{"a": null}', 'is JSON of an unknown kind'],
  ['<html><body>', 'is XML of an unknown kind, no Cobertura'],
])('rejects with a reason what is no report: %j', (text, reason) => {
  const { format, rejected } = read(text);
  expect(format).toBeNull();
  expect(rejected).toContain(reason);
});
