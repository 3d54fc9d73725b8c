import { expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

it('a long fence is told for a sketch, or a quotation of a file, once for all its lines', async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  const there = Array.from({ length: 40 }, (_, i) => `value_${i} = compute_value(${i})`);
  repo.commit({ message: 'Add it', files: { 'app/hub.py': `${there.join('\n')}\n` } });
  const { folder } = await repo.build();
  const say = (lines: readonly string[]) => ['In `app/hub.py`:', '', '```python', ...lines, '```'].join('\n');
  const gone = Array.from({ length: 30 }, (_, i) => `gone_${i} = compute_value(${i})`);
  const quoted = await checkText(folder, say([...there, ...gone]));
  expect(told(quoted.claims, 'snippet').filter((each) => each.endsWith('refuted'))).toHaveLength(30);
  const sketch = await checkText(folder, say([...there.slice(0, 5), ...gone]));
  expect(told(sketch.claims, 'snippet').filter((each) => each.endsWith('refuted'))).toEqual([]);
});
