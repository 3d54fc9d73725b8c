import { describe, expect, it } from 'vitest';
import { undescribed } from './described.js';

const ISSUE = {
  method: 'GET',
  path: '/repos/o/r/issues/7',
  query: new URLSearchParams(),
  sent: undefined,
  status: 200,
};

describe('GitHub’s description', () => {
  it('is held against what is asked and answered', () => {
    expect(
      undescribed({ ...ISSUE, body: { number: 7, title: 'a', labels: ['bug', { name: 'x' }] } }),
    ).toEqual([]);
    expect(undescribed({ ...ISSUE, body: { number: 7, titel: 'a' } })[0]).toContain('titel');
    expect(undescribed({ ...ISSUE, body: { number: '7' } })[0]).toContain('number');
    expect(undescribed({ ...ISSUE, body: { user: { login: 'a', nick: 'b' } } })[0]).toContain('user');
    expect(undescribed({ ...ISSUE, query: new URLSearchParams('per_page=5'), body: {} })[0]).toContain(
      'per_page',
    );
    expect(undescribed({ ...ISSUE, path: '/repos/o/r/bugs/7', body: {} })[0]).toContain('no operation');
    expect(undescribed({ ...ISSUE, status: 418, body: {} })[0]).toContain('418');
    const comment = {
      ...ISSUE,
      method: 'POST',
      path: `${ISSUE.path}/comments`,
      status: 201,
      body: { body: 'x' },
    };
    expect(undescribed({ ...comment, sent: { body: 'x' } })).toEqual([]);
    expect(undescribed({ ...comment, sent: { text: 'x' } })[0]).toContain('body');
  });
});
