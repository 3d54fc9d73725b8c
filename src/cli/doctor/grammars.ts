import { grammarStates } from '../../clients/code/grammars.js';
import type { Check, CheckResult } from './check.js';

/** Which languages can be searched by syntax? */
export const grammars: Check = async () => {
  const states = await grammarStates();
  const ready = states.filter((one) => one.state === 'built-in' || one.state === 'installed');
  const absent = states.filter((one) => one.state === 'not-installed' && !one.expected);
  const results: CheckResult[] = [
    { check: 'grammars', state: 'ok', message: ready.map((one) => one.language).join(', '), remedy: null },
  ];
  for (const one of states.filter(
    (state) => state.state === 'broken' || (state.state === 'not-installed' && state.expected),
  ))
    results.push({
      check: 'grammars',
      state: 'warning',
      message: `${one.language}: ${one.package} is ${one.state === 'broken' ? 'there and cannot be loaded' : 'missing'}`,
      remedy: one.expected ? 'Install issue-audit again.' : `npm install ${one.package}`,
    });
  if (absent.length > 0)
    results.push({
      check: 'grammars',
      state: 'ok',
      message: `not installed: ${absent.map((one) => one.language).join(', ')}`,
      remedy: `Only if you need one, install its package beside issue-audit: npm install ${absent[0]?.package ?? ''}`,
    });
  return results;
};
