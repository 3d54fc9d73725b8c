import { describe, expect, test } from 'vitest';
import { redactAll, redactSecrets } from '../../src/domain/redact-secrets.js';

/** Written in two parts, so that no scanner of secrets takes this file for a leak. */
const made = (...parts: string[]) => parts.join('');

describe('forms that providers document', () => {
  test.each([
    ['GitHub token', made('ghp', '_', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5')],
    ['GitHub token', made('ghs', '_', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5')],
    ['GitHub token', made('github', '_pat_', '11ABCDEFG0123456789abc_defghijklmnopqrstuv')],
    ['GitLab token', made('glpat', '-', 'aB3dE5fG7hI9jK1lM3nO')],
    ['Slack token', made('xoxb', '-', '123456789012-1234567890123-aBcDeFgHiJkLmNoPqRsTuVwX')],
    ['AWS key', made('AKIA', 'IOSFODNN7EXAMPLE')],
    ['Google key', made('AIza', 'SyA-1234567890abcdefghijklmnopqrstu')],
    ['Stripe key', made('sk', '_live_', 'aB3dE5fG7hI9jK1lM3nO5pQ7')],
    ['npm token', made('npm', '_', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5')],
    ['API key', made('sk', '-proj-', 'aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5')],
    ['Telegram token', made('123456789', ':AA', 'F1234567890abcdefghijklmnopqrstuv')],
    ['JSON web token', made('eyJ', 'hbGciOiJIUzI1NiJ9', '.eyJ', 'zdWIiOiIxMjM0NTY3ODkwIn0', '.abc-123_x')],
  ])('%s', (name, secret) => {
    expect(redactSecrets(`before ${secret} after`)).toBe(`before ‹${name} redacted› after`);
    expect(redactSecrets(`x="${secret}";`)).toBe(`x="‹${name} redacted›";`);
  });

  test('a private key, whole or cut off', () => {
    const body = 'MIIEpAIBAAKCAQEA7bq\nabc+/=\n';
    const whole = `-----BEGIN RSA PRIVATE KEY-----\n${body}-----END RSA PRIVATE KEY-----`;
    expect(redactSecrets(`a\n${whole}\nb`)).toBe('a\n‹private key redacted›\nb');
    expect(redactSecrets(`a -----BEGIN PRIVATE KEY-----\n${body}`)).toBe('a ‹private key redacted›');
  });
});

describe('values that a name gives away', () => {
  test.each([
    ['https://ada:s3cr3t-word@example.org/x', 'https://ada:‹password redacted›@example.org/x'],
    ['postgres://app:hunter22@db:5432/main', 'postgres://app:‹password redacted›@db:5432/main'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer ‹credentials redacted›'],
    ["-H 'authorization: basic YTpiYzEyMw=='", "-H 'authorization: basic ‹credentials redacted›'"],
    ['password = "correct7horse9"', 'password = "‹secret redacted›"'],
    ['DB_PASSWORD=p4ssw0rd99', 'DB_PASSWORD=‹secret redacted›'],
    ['"client_secret": "8f3a77c1d09b"', '"client_secret": "‹secret redacted›"'],
    ["api_key => 'k3y5-9x2z-11aa'", "api_key => '‹secret redacted›'"],
  ])('%s', (text, clean) => {
    expect(redactSecrets(text)).toBe(clean);
  });
});

describe('what is random and long', () => {
  test.each([
    'qX7vLm2Zt9RkB4nYw8HcJ5sPd3GfA6uE',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCY3zEX9AMPL8',
    'dGhpcyBp8zK1k4N2vQ9x7Yb3Lm5Rt6Wp0Za1Sc4Ve8',
  ])('%s', (secret) => {
    expect(redactSecrets(`the key ${secret}, it was`)).toBe('the key ‹secret redacted›, it was');
  });
});

describe('what is no secret stays', () => {
  test.each([
    ['a commit', '1e43adc46a5b7c8d9e0f1a2b3c4d5e6f7a8b9c0d'],
    ['a SHA-256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['a package digest', 'sha512-Qx7vLm2Zt9RkB4nYw8HcJ5sPd3GfA6uEQx7vLm2Zt9RkB4nYw8HcJ5sPd3GfA6uE=='],
    ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
    ['an address of a commit', 'https://github.com/inspect-js/hasOwn/commit/fdab00e2703e65411aa0b1'],
    ['a long path', 'src/components/Button2/__tests__/ButtonGroup3/renders_the_right_thing_4'],
    ['a long name', 'shouldReturnTheRightValueWhenCalledWithNumber123AndAnotherOne456'],
    ['a test name', 'test_websocket_manager_await_error_issue_1184_part_2_of_3'],
    ['a call', 'token = get_token(request, 12)'],
    ['the environment', 'password=os.environ["DB_PASSWORD_2"]'],
    ['a variable', 'secret: process.env.STRIPE_SECRET_KEY'],
    ['a shell variable', 'TOKEN=$GITHUB_TOKEN_12'],
    ['a template', '"api_key": "${secrets.KEY_12}"'],
    ['a type', 'token: string; password: PasswordHash2'],
    ['an address without a password', 'https://example.org:8080/a@b'],
    ['a sentence', 'The password: reset it with the link, as issue 1184 says.'],
    ['an example', 'password=xxxxxxxx'],
    ['a pattern', 'python:await get_websocket_manager($$$ARGS)'],
  ])('%s', (_, text) => {
    expect(redactSecrets(text)).toBe(text);
  });
});

test('a text that was cleaned stays as it is', () => {
  const once = redactSecrets(`password: "abc123def456" ${made('ghp', '_', 'a1'.repeat(18))}`);
  expect(redactSecrets(once)).toBe(once);
});

test('every text inside a value, and nothing copied where there is nothing to hide', () => {
  const clean = { a: ['x', { b: 'y' }], n: 1, none: null };
  expect(redactAll(clean)).toBe(clean);
  expect(redactAll({ ...clean, c: [{ d: 'token=abc123def456' }] })).toEqual({
    ...clean,
    c: [{ d: 'token=‹secret redacted›' }],
  });
});

test.each([
  ['openings of keys', '-----BEGIN PRIVATE KEY-----'],
  ['addresses', 'http://a:'],
  ['names', 'password=password='],
  ['web tokens', 'eyJaaaaaaaaaa.'],
  ['letters', 'aA1'],
  ['spaces', 'authorization:   '],
])('a megabyte of %s takes time in proportion', (_, piece) => {
  // Quadratic work on a text of this size would not end within the test's time.
  expect(redactSecrets(piece.repeat(1_000_000 / piece.length)).length).toBeGreaterThan(10);
});
