import { describe, expect, it } from 'vitest';
import { outcomes, readContent } from './read-text.js';

const CASES = '<testcase name="a"/><testcase name="b"><failure message="no"/></testcase>';

describe('XML that is not as it should be', () => {
  it('keeps what it read of a file that was cut off, and rejects it', async () => {
    const read = await readContent(`<testsuite>${CASES}<testcase name="c"><fail`);
    expect(outcomes(read)).toEqual(['a: passed (passed)', 'b: failed (failure)']);
    expect(read).toMatchObject({ readable: false, complete: false });
    expect(read.problems[0]).toMatch(/^is not well-formed XML/);
  });

  it('never expands an entity, declared or external', async () => {
    const read = await readContent(
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "expanded"><!ENTITY x SYSTEM "file:///etc/hostname">]>' +
        '<testsuite><testcase name="&a;"><failure message="&x;"/></testcase></testsuite>',
    );
    expect(read.cases[0]).toMatchObject({ name: '&a;', message: '&x;' });
    expect(read.problems).toContain('refers to entities, which are never expanded');
  });

  it('is not slowed down by entities that multiply', async () => {
    const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
      '',
    );
    const read = await readContent(
      `<!DOCTYPE r [<!ENTITY e0 "ha">${laughs}]><testsuite><testcase name="&e20;"/></testsuite>`,
    );
    expect(read.cases[0]?.name).toBe('&e20;');
  });

  it('survives raw ESC and a reference to it', async () => {
    const esc = String.fromCharCode(27);
    const read = await readContent(
      `<testsuite><testcase name="a"><failure message="${esc}[31mred${esc}[0m">&#27;[1mbold&#x1b;[0m</failure></testcase></testsuite>`,
    );
    expect(read.readable).toBe(true);
    expect(read.cases[0]?.outcome).toBe('failed');
    expect(read.cases[0]?.message?.startsWith('red\n')).toBe(true);
    expect(read.problems).toEqual(['holds characters that XML forbids']);
  });

  it('rejects a file with NUL characters, as a crashed disk leaves them', async () => {
    const read = await readContent(`<testsuite>${CASES}<testcase name="c"/>\0\0\0</testsuite>`);
    expect(read).toMatchObject({
      readable: false,
      problems: expect.arrayContaining(['holds NUL characters, as damaged files do']),
    });
    expect(read.counts.total).toBe(3);
  });

  it('loses no case to an ampersand that begins no reference', async () => {
    const read = await readContent(
      '<testsuite><testcase name="a & b"><failure>x && y</failure></testcase><testcase name="c"/><testcase name="d; &amp; e"/></testsuite>',
    );
    expect(read.cases.map((one) => one.name)).toEqual(['a & b', 'c', 'd; & e']);
    expect(read.cases[0]?.message).toBe('x && y');
  });

  it('reads both of two documents in one file', async () => {
    const one = `<?xml version="1.0"?>\n<testsuite name="x">${CASES}</testsuite>\n`;
    const read = await readContent(one + one);
    expect(read.readable).toBe(true);
    expect(read.counts).toMatchObject({ total: 4, failed: 2 });
    expect(read.problems).toContain('holds several documents; all were read');
  });

  it('reads a document that stands after other output', async () => {
    const read = await readContent(
      `> project@1.0.0 test\n> node --test\n\n<?xml version="1.0"?>\n<testsuites>${CASES}</testsuites>\n`,
    );
    expect(read).toMatchObject({ format: 'junit-xml', readable: true });
    expect(read.counts.total).toBe(2);
  });

  it('reads markup and ampersands in CDATA as text, also where chunks of the file divide it', async () => {
    const filler = 'x'.repeat(65_480);
    for (let shift = 0; shift < 40; shift++) {
      const read = await readContent(
        `<testsuite><!--${filler}${'y'.repeat(shift)}--><testcase name="a"><failure><![CDATA[if (a < b && c]] > d) <testcase/>]]></failure></testcase></testsuite>`,
      );
      expect(read.counts.total, `shift ${shift}`).toBe(1);
      expect(read.cases[0]?.message).toBe('if (a < b && c]] > d) <testcase/>');
    }
  });

  it('gives up on absurd nesting and keeps what came before', async () => {
    const read = await readContent(`<testsuite>${CASES}${'<a>'.repeat(5000)}`);
    expect(read.counts.total).toBe(2);
    expect(read.readable).toBe(false);
  });

  it('does not hold captured output in memory, and finds the case after it', async () => {
    const output = `<system-out><![CDATA[${'line of output <tag> & more\n'.repeat(40_000)}]]></system-out>`;
    const read = await readContent(
      `<testsuite><testcase name="a">${output}</testcase><testcase name="b"/></testsuite>`,
    );
    expect(outcomes(read)).toEqual(['a: passed (passed)', 'b: passed (passed)']);
  });

  it.each([
    ['', 'is empty'],
    [' \n\t\n', 'is empty'],
    ['just some words\nand more\n', 'is no test report of a known format'],
    ['<html><body/></html>', 'is XML of an unknown kind: <html>'],
    ['<?xml version="1.0"?>', 'is not well-formed XML: 1:21: document must contain a root element.'],
    ['{"a": 1}', 'is JSON of an unknown kind'],
    ['{"results": {"tests": [', 'is not valid JSON, or was cut off'],
  ])('rejects %j', async (content, reason) => {
    const read = await readContent(content);
    expect(read).toMatchObject({ format: null, readable: false, complete: false });
    expect(read.problems).toContain(reason);
    expect(read.counts.total).toBe(0);
  });
});
