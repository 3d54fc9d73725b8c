import { cache } from './cache.js';
import type { Check } from './check.js';
import { clone } from './clone.js';
import { configuration } from './configuration.js';
import { git } from './git.js';
import { grammars } from './grammars.js';
import { node } from './node.js';
import { proxy } from './proxy.js';
import { token } from './token.js';

/** Every check, in the order in which they are told. */
export const CHECKS: readonly Check[] = [node, git, clone, configuration, grammars, cache, token, proxy];
