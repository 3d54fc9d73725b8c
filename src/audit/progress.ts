import { Interrupted } from '../errors.js';
import type { AuditHooks } from '../options.js';

/** Runs the steps of an audit, telling of each when it starts and what it saw. */
export interface Steps {
  /**
   * @param name the collector, as progress shows it
   * @param summary what was seen, in a few words
   * @throws Interrupted when the run was aborted meanwhile
   */
  run<T>(name: string, work: () => Promise<T>, summary: (result: T) => string): Promise<T>;
  /** Tells that a step waits, and for what. */
  wait(name: string, reason: string): void;
}

/** Steps that tell the hooks of each and end when their signal is given; times come from the hooks’ clock. */
export function stepsOf(hooks: AuditHooks): Steps {
  const now = () => (hooks.clock?.() ?? new Date()).getTime();
  return {
    wait: (name, reason) => hooks.progress?.({ collector: name, state: 'wait', summary: reason }),
    async run(name, work, summary) {
      if (hooks.signal?.aborted) throw new Interrupted();
      hooks.progress?.({ collector: name, state: 'start' });
      const start = now();
      try {
        const result = await work();
        hooks.progress?.({ collector: name, state: 'done', summary: summary(result), ms: now() - start });
        return result;
      } catch (error) {
        // A child that was ended by the interruption fails in many ways; none of them is the news.
        if (hooks.signal?.aborted) throw new Interrupted();
        throw error;
      }
    },
  };
}
