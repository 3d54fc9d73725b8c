import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../../errors.js';
import { Secret } from './secret.js';

const BEGIN = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const END = /-----END [A-Z ]*PRIVATE KEY-----/;

/**
 * The private key of a GitHub App, however it was handed over: the PEM text, the same with `\n` for its line ends (as .env files
 * have it), the same in base64, or the path of a file with any of these.
 * @param source what handed it over, for messages; the key itself is in none
 * @throws InputError when it is no private key
 */
export async function readPrivateKey(given: string, source: string, cwd: string): Promise<Secret> {
  const pem = pemOf(given) ?? pemOf(await fileOf(resolve(cwd, given)));
  const advice =
    'Give the .pem file that GitHub made, its text, the same with \\n for line ends, or in base64.';
  if (pem === null) throw new InputError(`${source} holds no private key`, advice);
  try {
    // Both forms that GitHub and openssl write are brought to the one that is signed with.
    return new Secret(createPrivateKey(pem).export({ type: 'pkcs8', format: 'pem' }).toString());
  } catch {
    // What the parser says may quote the key.
    throw new InputError(`the private key of ${source} cannot be read`, advice);
  }
}

function pemOf(text: string): string | null {
  const plain = keyIn(text.replaceAll('\\r', '').replaceAll('\\n', '\n'));
  if (plain) return plain;
  if (!/^[A-Za-z0-9+/\s]{200,}=*\s*$/.test(text)) return null;
  return keyIn(Buffer.from(text, 'base64').toString('utf8'));
}

/** From the first beginning to the first end behind it: where that one has none, no later one has. */
function keyIn(text: string): string | null {
  const begin = BEGIN.exec(text);
  if (!begin) return null;
  const body = begin.index + begin[0].length;
  const end = END.exec(text.slice(body));
  return end && text.slice(begin.index, body + end.index + end[0].length);
}

/** Empty when the text is no path of a readable file. */
async function fileOf(path: string): Promise<string> {
  if (path.length > 4_000 || path.includes('\n')) return '';
  return readFile(path, 'utf8').catch(() => '');
}
