/** The web client's TypeScript sources, and the documents of the repository. */

export const CONNECTION = `export interface ChatEvent {
  readonly type: string;
}

export function connect(url: string, onEvent: (event: ChatEvent) => void): WebSocket {
  const socket = new WebSocket(url);
  socket.addEventListener('message', (message) => onEvent(JSON.parse(String(message.data)) as ChatEvent));
  return socket;
}
`;

export const BACK_OFF = `
/** Milliseconds to wait before the n-th attempt to reconnect. */
export function backOff(attempt: number): number {
  return Math.min(30_000, 500 * 2 ** attempt);
}
`;

export const BACK_OFF_TEST = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff } from '../src/connection.js';

test('waits longer each time, and never more than half a minute', () => {
  assert.equal(backOff(0), 500);
  assert.equal(backOff(20), 30_000);
});
`;

export const MESSAGE_LIST = `export interface Message {
  readonly id: string;
  readonly text: string;
}

export function addMessage(list: readonly Message[], message: Message): readonly Message[] {
  return list.some((known) => known.id === message.id) ? list : [...list, message];
}
`;

export const PRESENCE_DOTS = `export function dotFor(online: boolean): string {
  return online ? 'dot dot-green' : 'dot dot-grey';
}
`;

export const EMOJI = `export const EMOJI = ['🙂', '🎉', '👍'] as const;
`;

export const SERVER_ERRORS = `/** What the user reads when the server fails. */
const SENTENCES: ReadonlyArray<readonly [needle: string, sentence: string]> = [
  ["can't be used in 'await' expression", 'Your message could not be sent. We are on it.'],
  ['rate limit', 'Slow down a little.'],
];

export function sentenceFor(serverError: string): string {
  return SENTENCES.find(([needle]) => serverError.includes(needle))?.[1] ?? 'Something went wrong.';
}
`;

export const SEARCH_BOX = `export async function searchMessages(query: string): Promise<unknown> {
  const response = await fetch(\`/search?q=\${encodeURIComponent(query)}\`);
  return response.json();
}
`;

export const README = `# Chat service

A small chat: a Python service under \`chat/\` and a web client under \`web/\`.
`;

export const HUB_DOCUMENT = `# The connection hub

Every signed-in user has one hub. A route gets it with \`await get_connection_hub(user)\` and sends events to it.
`;

export const KNOWN_PROBLEMS = `# Known problems

- Since 1.4.0 sending a message can fail with "object ConnectionHub can't be used in 'await' expression".
`;

/** The configuration the repository carries for issue-audit. */
export const ISSUE_AUDIT_YML = `# What issue-audit is told about this repository.
reports:
  - reports/*

releases:
  tags: [v*]

issues:
  '1184':
    title: Sending fails with "object ConnectionHub can't be used in 'await' expression"
    patterns:
      - pattern: python:await get_connection_hub($$$ARGS)
        replacement: get_connection_hub($$$ARGS)
    impact:
      - Messages, presence and delivery go through the hub; with 1.4.0 none of them worked.
    decisions:
      - The lookup stays synchronous.
    state:
      state: open
      createdAt: 2025-09-03T06:55:00Z
      labels: [bug]
`;
