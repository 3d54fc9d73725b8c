import { rootCertificates } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent, Response as UndiciResponse, fetch as undiciFetch } from 'undici';
import type { NetworkSettings } from './access.js';

/** A host that does not answer must not keep an audit waiting. */
const CONNECT_MS = 5_000;
const HEADERS_MS = 30_000;
const BODY_MS = 60_000;

/** Timeouts in milliseconds; tests shorten them. */
export interface Timeouts {
  readonly connect?: number;
  readonly headers?: number;
  readonly body?: number;
}

/** Connections through the proxies that are set, trusting the authorities that are named, and giving up in time. */
export function makeDispatcher(network: NetworkSettings, timeouts: Timeouts = {}): Dispatcher {
  const timeout = timeouts.connect ?? CONNECT_MS;
  const ca = network.authorities.length > 0 ? [...rootCertificates, ...network.authorities] : undefined;
  const tls = { timeout, ...(ca ? { ca } : {}) };
  return new EnvHttpProxyAgent({
    httpProxy: network.httpProxy,
    httpsProxy: network.httpsProxy,
    noProxy: network.noProxy,
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
    headersTimeout: timeouts.headers ?? HEADERS_MS,
    bodyTimeout: timeouts.body ?? BODY_MS,
  });
}

/**
 * A `fetch` that goes through the dispatcher; node's own takes no dispatcher of another version of undici. JSON is read to its
 * end here: octokit takes an answer that was cut off in the middle for an empty one.
 */
export function fetchThrough(dispatcher: Dispatcher): typeof undiciFetch {
  return async (input, init) => {
    const answer = await undiciFetch(input, { ...init, dispatcher });
    if (!answer.body || !answer.headers.get('content-type')?.includes('json')) return answer;
    const { status, statusText, headers } = answer;
    const whole = new UndiciResponse(await answer.text(), { status, statusText, headers });
    // Reading page after page starts from the address.
    return Object.defineProperty(whole, 'url', { value: answer.url });
  };
}
