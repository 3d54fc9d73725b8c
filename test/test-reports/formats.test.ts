import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REPORT_FORMATS } from '../../src/test-reports/formats.js';

const folder = new URL('../../src/test-reports/formats/', import.meta.url);

describe('the list of formats', () => {
  it('holds every format file of the folder', async () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const exported: Record<string, unknown> = await import(new URL(file, folder).href);
      const formats = Object.values(exported).filter((one) => typeof one === 'object');
      expect(formats, file).toHaveLength(1);
      expect(REPORT_FORMATS, file).toContain(formats[0]);
    }
    expect(REPORT_FORMATS).toHaveLength(files.length);
  });

  it('gives every format a name of its own', () => {
    const names = REPORT_FORMATS.map((format) => format.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('keeps the formats apart: none imports another', () => {
    for (const file of readdirSync(folder)) {
      expect(readFileSync(new URL(file, folder), 'utf8'), file).not.toMatch(/from '\.\/[^']+'/);
    }
  });
});
