import type { Check } from './check.js';

const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/** @returns the proxy that the environment names, first the one for https; null without one */
export function proxyOf(env: NodeJS.ProcessEnv): { name: string; value: string } | null {
  for (const name of NAMES) {
    const value = env[name];
    if (value) return { name, value };
  }
  return null;
}

/** Is a proxy set, and is its address one? User and password in it are not shown. */
export const proxy: Check = async ({ io }) => {
  const found = proxyOf(io.env);
  if (!found) return [{ check: 'proxy', state: 'ok', message: 'none set', remedy: null }];
  if (!URL.canParse(found.value))
    return [
      {
        check: 'proxy',
        state: 'warning',
        message: `${found.name} is no address`,
        remedy: 'Write it as http://host:port.',
      },
    ];
  const { protocol, host } = new URL(found.value);
  const except = io.env.NO_PROXY ?? io.env.no_proxy;
  const message = `${found.name} is ${protocol}//${host}${except ? `, not for ${except}` : ''}`;
  return [{ check: 'proxy', state: 'ok', message, remedy: null }];
};
