import { InputError } from '../../errors.js';

const GITHUB = 'https://api.github.com';
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Where the programming interface is, and on which host people read. */
export interface ApiAddress {
  readonly apiUrl: string;
  /** Null when the address does not tell. */
  readonly webHost: string | null;
}

/**
 * The address of the programming interface: as the user named it, else GITHUB_API_URL, else that of github.com. Never one that
 * the audited repository names, because a token is sent there.
 * @param named what stands after --api-url; null without it
 * @returns null when nothing is named and the issue is on a host that is not github.com
 * @throws InputError when it is no address, or one that would send the token in the clear
 */
export function apiAddress(
  env: NodeJS.ProcessEnv,
  named: string | null,
  host: string | null,
): ApiAddress | null {
  const [text, source] = named !== null ? [named, '--api-url'] : [env.GITHUB_API_URL ?? '', 'GITHUB_API_URL'];
  if (text === '')
    return host === null || host === 'github.com' ? { apiUrl: GITHUB, webHost: 'github.com' } : null;
  if (!URL.canParse(text)) throw wrong(source, 'is no address');
  const url = new URL(text);
  if (url.username || url.password) throw wrong(source, 'holds a user name or password');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    throw wrong(source, 'is not https, and would send the token in the clear');
  const apiUrl = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  return { apiUrl, webHost: webHostOf(url, env) };
}

/** `api.github.com`, `api.name.ghe.com` and `host/api/v3` tell the host of the web; Actions names it besides. */
function webHostOf(url: URL, env: NodeJS.ProcessEnv): string | null {
  const server = env.GITHUB_SERVER_URL ?? '';
  if (url.hostname === 'api.github.com') return 'github.com';
  if (/^api\.[\w-]+\.ghe\.com$/.test(url.hostname)) return url.hostname.slice('api.'.length);
  if (LOOPBACK.test(url.hostname)) return null;
  if (/^\/api\/v3\/?$/.test(url.pathname)) return url.hostname;
  return URL.canParse(server) ? new URL(server).hostname : null;
}

function wrong(source: string, what: string): InputError {
  return new InputError(
    `the address of ${source} ${what}`,
    'Write it as https://api.github.com or https://ghe.example.com/api/v3.',
  );
}
