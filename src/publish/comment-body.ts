import { createHash } from 'node:crypto';
import { markerLine, markerOf } from '../domain/comment-marker.js';
import { redactSecrets } from '../domain/redact-secrets.js';
import { InputError } from '../errors.js';
import type { Draft } from './draft.js';

/** GitHub takes 65,536 characters, as JavaScript counts them. */
const MOST_CHARACTERS = 65_000;

/**
 * The whole comment: hidden marker, then the text.
 * @throws InputError when it is longer than GitHub takes; nothing is cut here
 */
export function commentBody(draft: Draft, text: string): string {
  const clean = redactSecrets(text);
  const { kind, key, digest, state } = draft;
  const body = `${markerLine({ kind, key, digest, text: textDigest(clean), state })}\n${clean}`;
  if (body.length <= MOST_CHARACTERS) return body;
  throw new InputError(
    `the comment has ${body.length.toLocaleString('en')} characters, and GitHub takes ${MOST_CHARACTERS.toLocaleString('en')}`,
    'Shorten the text.',
  );
}

/** Whether a comment still holds the text that its marker was written for: people may edit comments of a bot. */
export function isIntact(body: string): boolean {
  const marker = markerOf(body);
  const end = body.indexOf('-->');
  return marker !== null && end >= 0 && textDigest(body.slice(end + 3)) === marker.text;
}

/** Of a text, whatever a forge makes of line ends and of white space around it. */
function textDigest(text: string): string {
  return createHash('sha256').update(text.replace(/\r\n?/g, '\n').trim()).digest('hex').slice(0, 32);
}
