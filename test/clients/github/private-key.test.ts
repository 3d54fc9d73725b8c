import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPrivateKey } from '../../../src/clients/github/private-key.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const read = (text: string) => readPrivateKey(text, 'the key', '.');

describe('a private key', () => {
  it('is found as text, with \\n for its line ends, and in base64', async () => {
    const base64 = Buffer.from(pem).toString('base64');
    for (const given of [pem, pem.replaceAll('\n', '\\n'), base64, `some words\n${pem}`])
      await expect(read(given)).resolves.toBeDefined();
  });

  it('is none where nothing ends it, however often it begins', async () => {
    const begin = '-----BEGIN RSA PRIVATE KEY-----\n';
    for (const given of [begin.repeat(30_000), `-----END RSA PRIVATE KEY-----\n${begin}`])
      await expect(read(given)).rejects.toThrow('holds no private key');
  });
});
