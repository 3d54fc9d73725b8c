import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { findAccess } from '../../../src/clients/github/find-access.js';
import { GitHubTracker } from '../../../src/clients/github/github-tracker.js';
import { makeOctokit } from '../../../src/clients/github/make-octokit.js';

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const ANSWER = JSON.stringify({ number: 7, title: 'Reached', labels: [], state: 'open' });

async function titleOf(
  env: NodeJS.ProcessEnv,
  apiUrl: string,
  caFile: string | null = null,
): Promise<string | undefined> {
  const access = await findAccess(
    { env: { GITHUB_TOKEN: 't', ...env }, cwd: '/', tokenFile: null, apiUrl, caFile },
    null,
  );
  if (access === null) throw new Error('no access');
  const tracker = new GitHubTracker(access, makeOctokit(access, { second: 1, retries: 0 }));
  return (await tracker.issue({ repository: 'o/r', key: '7' }, []))?.title;
}

function plainGitHub(): Promise<number> {
  return listening(
    createHttp((_, response) => response.setHeader('content-type', 'application/json').end(ANSWER)),
  );
}

/** A proxy that notes where it was asked to lead to, and by whom. */
async function proxy(): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createHttp();
  server.on('connect', (request, socket, head) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    const [host, port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return { port: await listening(server), asked };
}

describe('a proxy', () => {
  it('is gone through, with its password, unless the host is excepted', async () => {
    const [port, between] = [await plainGitHub(), await proxy()];
    const env = { HTTP_PROXY: `http://me:pass@127.0.0.1:${between.port}` };
    const api = `http://127.0.0.1:${port}`;
    expect(await titleOf(env, api)).toBe('Reached');
    expect(between.asked).toEqual([`127.0.0.1:${port} Basic ${Buffer.from('me:pass').toString('base64')}`]);
    expect(await titleOf({ ...env, NO_PROXY: '127.0.0.1' }, api)).toBe('Reached');
    expect(between.asked).toHaveLength(1);
  });

  it('that is not there is named without its password', async () => {
    const port = await plainGitHub();
    const reached = titleOf({ http_proxy: 'http://me:pass-word@127.0.0.1:1' }, `http://127.0.0.1:${port}`);
    const error = await reached.catch((thrown: Error) => thrown);
    expect(String(error)).toMatch(/refuses the connection|did not answer/);
    expect(String(error)).not.toContain('pass-word');
  });
});

describe('a certificate of an authority of one’s own', () => {
  it('is trusted once the authority is named', async () => {
    // Made for this test, for a hundred years, and trusted by nobody else.
    const cert = fileURLToPath(new URL('fixtures/localhost.cert.pem', import.meta.url));
    const key = new URL('fixtures/localhost.key.pem', import.meta.url);
    const files = { key: readFileSync(key), cert: readFileSync(cert) };
    const port = await listening(
      createHttps(files, (_, response) =>
        response.setHeader('content-type', 'application/json').end(ANSWER),
      ) as unknown as Server,
    );
    const api = `https://127.0.0.1:${port}`;
    await expect(titleOf({}, api)).rejects.toThrow('shows a certificate that is not trusted here');
    expect(await titleOf({}, api, cert)).toBe('Reached');
  });
});
