import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium } from './find-chromium.js';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How a page is looked at. */
export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly reducedMotion?: boolean;
  readonly script?: boolean;
}

/** A page that was opened from disk, and everything it should not have done. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, violations of the Content-Security-Policy, dialogs. */
  readonly complaints: readonly string[];
  /** Addresses that it asked for, beside itself. */
  readonly requests: readonly string[];
}

/**
 * One Chromium for a test file, started when its tests begin and closed when they end.
 * @returns `visit`, which writes files into a folder of its own and opens one of them from disk
 */
export function useBrowser(): (
  files: Readonly<Record<string, string>>,
  start: string,
  view?: View,
) => Promise<Visit> {
  let browser: Browser;
  let folder: string;
  let visits = 0;
  beforeAll(async () => {
    const executablePath = findChromium(process.env);
    if (executablePath === null) throw new Error('no Chromium');
    folder = await mkdtemp(join(tmpdir(), 'issue-audit-browser-'));
    browser = await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });
  return async (files, start, view = {}) => {
    visits += 1;
    const place = await mkdtemp(join(folder, `${visits}-`));
    for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text);
    return openPage(browser, pathToFileURL(join(place, start)).href, view);
  };
}

async function openPage(browser: Browser, address: string, view: View): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1280, height: view.height ?? 900 },
    colorScheme: view.scheme ?? 'light',
    reducedMotion: view.reducedMotion ? 'reduce' : 'no-preference',
    javaScriptEnabled: view.script ?? true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (/error|warning/.test(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith('data:')) requests.push(url);
  });
  await page.goto(address);
  return { page, complaints, requests };
}
