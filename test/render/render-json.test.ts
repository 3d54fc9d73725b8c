import { expect, it } from 'vitest';
import { AuditSchema } from '../../src/domain/audit.js';
import { renderJson } from '../../src/render/render-json.js';
import { bareAudit, miniatureAudit } from './audit-fixture.js';
import { evidence } from './audit-parts.js';

it('gives the same bytes in whatever order the fields were made', () => {
  const audit = miniatureAudit();
  const reversed = Object.fromEntries(Object.entries(audit).reverse());
  expect(renderJson(reversed as typeof audit)).toBe(renderJson(audit));
});

it('orders fields as the schema does, and free data by name, at any depth', () => {
  const items = [evidence({ id: 'x', kind: 'scan', summary: '', data: { b: 1, a: [{ d: 1, c: null }] } })];
  const text = renderJson(bareAudit({ evidence: items }));
  expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(AuditSchema.shape));
  expect(text.replace(/\s/g, '')).toContain('"data":{"a":[{"c":null,"d":1}],"b":1}');
  expect(text.endsWith('}\n')).toBe(true);
});

it('loses nothing', () => {
  expect(JSON.parse(renderJson(miniatureAudit()))).toEqual(miniatureAudit());
});

it('refuses what is no audit', () => {
  expect(() => renderJson({ ...miniatureAudit(), whys: [] })).toThrow();
});
