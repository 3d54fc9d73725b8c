import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EnvironmentError, InputError } from '../../errors.js';
import type { NetworkSettings } from './access.js';

const PROTOCOLS = ['http:', 'https:', 'socks5:', 'socks:'];

/**
 * Proxies and further certificate authorities, as the environment and the user name them.
 * @param caFile a PEM file of authorities, relative to `cwd`; NODE_EXTRA_CA_CERTS counts beside it
 * @throws EnvironmentError when a proxy is no address; InputError when the file holds no certificate
 */
export async function readNetworkSettings(
  env: NodeJS.ProcessEnv,
  caFile: string | null,
  cwd: string,
): Promise<NetworkSettings> {
  const own = caFile === null ? [] : [await readAuthorities(resolve(cwd, caFile), caFile)];
  // A list of our own replaces that of the process, so what node was told to add has to be added again.
  const extra = own.length > 0 && env.NODE_EXTRA_CA_CERTS ? await optional(env.NODE_EXTRA_CA_CERTS) : [];
  return {
    httpProxy: proxyOf(env, 'http_proxy'),
    httpsProxy: proxyOf(env, 'https_proxy'),
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
    authorities: [...own, ...extra],
  };
}

/** What a proxy's address holds beside the host may be a password, so it is not shown. */
function proxyOf(env: NodeJS.ProcessEnv, name: string): string {
  const upper = name.toUpperCase();
  const [used, value] = env[name] ? [name, env[name]] : [upper, env[upper] ?? ''];
  if (value === '') return '';
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (URL.canParse(address) && PROTOCOLS.includes(new URL(address).protocol)) return address;
  throw new EnvironmentError(`${used} is not the address of a proxy`, 'Write it as http://host:port.');
}

async function readAuthorities(path: string, shown: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      `the file of certificate authorities ${shown} cannot be read (${error.code ?? error.message})`,
      'Check the path given with --ca-file.',
    );
  });
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new InputError(
    `${shown} holds no certificate in PEM`,
    'Give a file with "-----BEGIN CERTIFICATE-----" in it.',
  );
}

async function optional(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text === '' ? [] : [text];
}
