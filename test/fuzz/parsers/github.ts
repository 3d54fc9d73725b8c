import assert from 'node:assert/strict';
import { readEvent, type Trigger } from '../../../src/audit/respond/read-event.js';
import { namedThread } from '../../../src/audit/thread-of-audit.js';
import { failsOn, parseFailOn } from '../../../src/cli/fail-on.js';
import { parseArguments, selectCommand } from '../../../src/cli/parse-arguments.js';
import { apiAddress } from '../../../src/clients/github/api-address.js';
import { tokenInHosts } from '../../../src/clients/github/gh-login.js';
import { readPrivateKey } from '../../../src/clients/github/private-key.js';
import { closes } from '../../../src/clients/github/pull-requests-by-rest.js';
import { repositoryOf } from '../../../src/clients/github/read-timeline.js';
import { placeOf } from '../../../src/clients/issue-file/row-values.js';
import { ownerRules } from '../../../src/collectors/owner-rules.js';
import { CommentStateSchema, markerOf } from '../../../src/domain/comment-marker.js';
import type { ForeignParser } from '../foreign-parser.js';

const EVENTS = ['issues', 'issue_comment', 'pull_request', 'workflow_run', 'check_suite', 'schedule', 'fork'];
const HASH = '1234567890abcdef1234567890abcdef12345678';

/** Events as GitHub writes them, with a stranger’s text at every place that a stranger may fill. */
function eventsAbout(text: string): unknown[] {
  const user = { login: text.slice(0, 30), type: text.includes('Bot') ? 'Bot' : 'User' };
  const run = { event: text.slice(0, 12), head_branch: text, head_sha: HASH };
  return [
    { action: 'closed', issue: { number: text.length } },
    { action: 'created', issue: { number: 1 }, comment: { id: 1, body: text, user } },
    {
      action: 'created',
      issue: { number: 1 },
      comment: { id: 1, body: text, user: { login: 'a', type: 'User' } },
    },
    { pull_request: { title: text, body: text }, repository: { full_name: 'acme/widget' } },
    {
      action: text,
      workflow_run: { ...run, head_repository: { owner: user } },
      repository: { default_branch: text },
    },
    { action: text, check_suite: { head_branch: text }, repository: { default_branch: 'main' } },
    text,
    jsonOr(text),
  ];
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [text];
  }
}

/** What an event may bring about: numbers, and a revision that no command takes for anything else. */
function assertPlain(trigger: Trigger): void {
  if (trigger.kind === 'asked') {
    assert.ok(trigger.at === null || /^[A-Za-z0-9][\w./-]{0,99}$/.test(trigger.at));
    assert.match(trigger.by, /^[\w.[\]-]+$/);
  }
  if (trigger.kind === 'closing') assert.ok(trigger.numbers.length > 0 && trigger.numbers.length <= 5);
}

const KEY_PIECES = [
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN RSA PRIVATE KEY-----\n',
  '-----END RSA PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  '\\n',
  '\n',
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
  'LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t',
  '=',
  '../',
  'key.pem',
  '\0',
];

export const OF_GITHUB: readonly ForeignParser[] = [
  {
    name: 'events of GitHub',
    pieces: [
      '/audit',
      '/audit ',
      'v2.1.0',
      '--output=x',
      '..',
      '\n',
      '\r\n',
      'fixes #1',
      ', #2',
      'Bot',
      '{"action":',
      '"closed"',
      '}',
      '<!-- issue-audit ',
      'main',
      'pull_request',
    ],
    read: (text) => {
      let refused: unknown = null;
      for (const name of EVENTS)
        for (const payload of eventsAbout(text))
          try {
            assertPlain(readEvent(name, payload));
          } catch (error) {
            if ((error as Error).name === 'AssertionError') throw error;
            refused = error;
          }
      if (refused !== null) throw refused;
    },
  },
  {
    name: 'inputs of the action',
    pieces: [
      '--issue=',
      '1184',
      '--fail-on=',
      'REGRESSED',
      ':claimed',
      ',',
      '--closed-within=',
      '--most=',
      '--pattern=',
      're:x',
      '--out=',
      '../..',
      '--no-post',
      '=',
      ' ',
      '\n',
      '-',
      '--',
    ],
    longest: 20_000,
    read: async (text) => {
      const respond = (await import('../../../src/cli/commands/respond.js')).respond;
      const tokens = ['respond', ...text.split('\n').flatMap((line) => (line === '' ? [] : [line]))];
      const args = await parseArguments(selectCommand(tokens, respond.options), respond);
      failsOn(parseFailOn(args.parts('fail-on')), { status: 'RESOLVED', grade: 'claimed' });
    },
  },
  {
    name: 'marks of comments',
    pieces: [
      '<!-- issue-audit ',
      ' -->',
      '{"kind":"audit"',
      ',"key":"1184"',
      ',"digest":"0123456789abcdef"',
      ',"text":"0123456789abcdef"',
      ',"state":null',
      ',"state":{"left":[["a",1,2]]}',
      '}',
      '\\u0000',
      '\n',
    ],
    read: (text) => {
      const marker = markerOf(text);
      if (marker) CommentStateSchema.safeParse(marker.state);
      return markerOf(`<!-- issue-audit ${text}`);
    },
  },
  {
    name: 'texts of pull requests, and addresses in answers',
    pieces: [
      'closes ',
      'Fixes: ',
      '#12',
      'acme/widget#12',
      'https://github.com/acme/widget/issues/12',
      'GH-12',
      '/repos/',
      'acme/widget',
      '/pull/7',
      ' ',
      '\n',
      'http://[::1]',
      '@',
      ':',
    ],
    read: (text) => {
      const address = { host: 'github.com', repository: 'acme/widget', key: '12' };
      const place = repositoryOf(text);
      assert.ok(place === null || /^[\w.-]+\/[\w.-]+$/.test(place));
      return [closes(text, 'acme/widget', address), closes(text, 'other/one', address), placeOf(text)];
    },
  },
  {
    name: 'addresses to send a token to',
    pieces: [
      'https://',
      'http://',
      'localhost',
      'api.github.com',
      '@',
      'user:pass',
      ':',
      '/api/v3',
      '?',
      '#',
      '%00',
      '..',
      '\\',
      ' ',
    ],
    read: (text) => {
      const address = apiAddress({}, text, null);
      if (address) assert.match(address.apiUrl, /^(?:https:|http:\/\/(?:localhost|127\.|\[::1\]))/);
      return namedThread(text, 'a draft');
    },
  },
  {
    name: 'owners of code',
    pieces: [
      '*',
      '**',
      '/',
      '*.py',
      ' @acme/team',
      ' @you',
      ' a@b.c',
      '\n',
      '#',
      '[Section]',
      '^[',
      '!',
      '\\ ',
      '{a,b}',
      '(a|b)',
      '+(',
      '[a-',
      ']',
      '?',
    ],
    read: (text) => {
      for (const rule of ownerRules(text)) {
        for (const owner of rule.owners) assert.match(owner, /^[\w.+/-]+$/);
        for (const path of ['src/app/hub.py', 'docs/a b.md', 'x']) rule.matches(path);
      }
    },
  },
  {
    name: 'the logins of gh',
    pieces: [
      'github.com:\n',
      '    oauth_token: ',
      'gho_abc',
      '\n',
      '__proto__:',
      '&a ',
      '*a',
      '!!js/function x',
      '[',
      ']',
      '{',
      '}',
      '<<: ',
      '"',
      '\t',
      '|\n',
      '---\n',
    ],
    longest: 5_000,
    read: (text) => {
      const token = tokenInHosts(text, 'github.com');
      if (token) assert.match(token.reveal(), /^[\x21-\x7e]+$/);
      return tokenInHosts(text, '__proto__');
    },
  },
  {
    name: 'private keys',
    pieces: KEY_PIECES,
    read: (text) => readPrivateKey(text, 'ISSUE_AUDIT_APP_PRIVATE_KEY', '/nowhere'),
  },
];
