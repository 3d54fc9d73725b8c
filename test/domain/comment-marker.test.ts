import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommentMarker, markerLine, markerOf } from '../../src/domain/comment-marker.js';

const marker: CommentMarker = {
  kind: 'audit',
  key: 'owner/repo#1 @ada --> <b>',
  digest: '0123456789abcdef',
  text: 'fedcba9876543210',
  state: { status: 'RESOLVED', left: [['a', 1, 2]] },
};

describe('the hidden marker', () => {
  test('is one comment of HTML that names nobody, and is read back', () => {
    const line = markerLine(marker);
    expect(line).toMatch(/^<!-- issue-audit [^<>@#`]*[^-]-->$/);
    expect(line.slice(4, -3)).not.toContain('--');
    expect(markerOf(`${line}\n\ntext`)).toEqual(marker);
  });

  test('whatever text is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (key) => {
        expect(markerOf(markerLine({ ...marker, key }))).toEqual({ ...marker, key });
      }),
    );
  });

  test.each([
    ['somewhere below', `> quoted\n${markerLine(marker)}`],
    ['of another tool', '<!-- other {"kind":"audit"} -->'],
    ['without an end', markerLine(marker).slice(0, -4)],
    ['with no JSON', '<!-- issue-audit {kind} -->'],
    ['with a field missing', '<!-- issue-audit {"kind":"audit"} -->'],
    ['with a digest that is none', markerLine({ ...marker, digest: 'zz' })],
  ])('one %s counts for nothing', (_, body) => {
    expect(markerOf(body)).toBeNull();
  });
});
