import { describe, expect, it } from 'vitest';
import { parseRemoteUrl, readRemote } from '../../../src/clients/git/remote.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder } from '../../repository-builder.js';

describe('parseRemoteUrl', () => {
  it.each([
    'https://github.com/example/chat-service.git',
    'https://github.com/example/chat-service',
    'https://github.com/example/chat-service.git/',
    'http://github.com/example/chat-service.git',
    'git://github.com/example/chat-service.git',
    'ssh://git@github.com/example/chat-service.git',
    'ssh://git@github.com:22/example/chat-service.git',
    'git@github.com:example/chat-service.git',
    'github.com:example/chat-service.git',
    'https://someone:s3cret@github.com/example/chat-service.git',
    'https://x-access-token:ghs_s3cret@github.com/example/chat-service.git',
  ])('reads %s', (url) => {
    expect(parseRemoteUrl(url)).toEqual({
      host: 'github.com',
      repository: 'example/chat-service',
      webUrl: 'https://github.com/example/chat-service',
    });
  });

  it('keeps groups', () => {
    expect(parseRemoteUrl('git@gitlab.example.com:group/sub/app.git')?.repository).toBe('group/sub/app');
  });

  it.each([
    '/srv/git/app.git',
    '../app',
    'file:///srv/git/app.git',
    'C:\\git\\app',
    'ext::sh -c whoami',
    'https://github.com/only-owner',
    'https://github.com/a/b?token=s3cret',
    'https://github.com/a/b c',
    'https://github.com/a/<script>',
    'https://user:p@ss@github.com/a/b',
    '',
  ])('does not guess at %s', (url) => {
    expect(parseRemoteUrl(url)).toBeNull();
  });
});

describe('readRemote', () => {
  async function remoteWith(...urls: [name: string, url: string][]) {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First' });
    const built = await repo.build({ checkout: false });
    for (const [name, url] of urls) await built.git('config', `remote.${name}.url`, url);
    return readRemote((await openClone(built.folder)).git);
  }

  it('prefers origin, takes the only one, and leaves several others alone', async () => {
    const fork = ['fork', 'https://github.com/me/app'] as [string, string];
    const origin = ['origin', 'https://u:s3cret@github.com/example/app.git'] as [string, string];
    const upstream = ['up.stream', 'https://github.com/up/app'] as [string, string];
    expect(await remoteWith(fork, origin)).toEqual({
      host: 'github.com',
      repository: 'example/app',
      webUrl: 'https://github.com/example/app',
    });
    expect((await remoteWith(upstream))?.repository).toBe('up/app');
    expect(await remoteWith(fork, upstream)).toBeNull();
    expect(await remoteWith()).toBeNull();
  });
});
