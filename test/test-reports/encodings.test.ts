import { describe, expect, it } from 'vitest';
import { readContent } from './read-text.js';

function document(encoding: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n<testsuite><testcase name="Prüfung größer"/></testsuite>`;
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('encodings', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(document('UTF-8'))],
    [
      'UTF-8 with a byte-order mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(document('utf-8'))]),
    ],
    ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(document('utf-16'), 'utf16le')])],
    ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be(document('utf-16'))])],
    ['UTF-16 LE without a mark', Buffer.from(document('utf-16'), 'utf16le')],
    ['UTF-16 BE without a mark', utf16be(document('utf-16'))],
    ['UTF-8 that says UTF-16', Buffer.from(document('utf-16'))],
    ['ISO-8859-1', Buffer.from(document('ISO-8859-1'), 'latin1')],
    ['Windows-1252', Buffer.from(document('windows-1252'), 'latin1')],
  ])('reads %s', async (_, bytes) => {
    const read = await readContent(bytes);
    expect(read).toMatchObject({ readable: true, problems: [] });
    expect(read.cases[0]?.name).toBe('Prüfung größer');
  });

  it('reads a code page under a UTF-8 header, says so, and keeps the lines that are UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<testsuite>\n<testcase name="über"/>\n'),
      Buffer.from('<testcase name="größer"/>\n</testsuite>', 'latin1'),
    ]);
    const read = await readContent(bytes);
    expect(read.cases.map((one) => one.name)).toEqual(['über', 'größer']);
    expect(read.problems).toEqual(['is not valid UTF-8 throughout; those lines were read as Windows-1252']);
  });

  it('does not break a character that two chunks of the file divide', async () => {
    for (let shift = 0; shift < 4; shift++) {
      const name = 'é€😀'.repeat(10);
      const read = await readContent(
        `<testsuite><!--${'x'.repeat(65_500 + shift)}--><testcase name="${name}"/></testsuite>`,
      );
      expect(read.cases[0]?.name).toBe(name);
      expect(read.problems).toEqual([]);
    }
  });

  it('says that an encoding is unknown and reads on', async () => {
    const read = await readContent(document('x-martian'));
    expect(read.counts.passed).toBe(1);
    expect(read.problems[0]).toMatch(/unknown encoding x-martian/);
  });
});
