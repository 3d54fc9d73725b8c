import type { Check } from './check.js';

const OLDEST = [20, 19] as const;

/** Is Node.js new enough? */
export const node: Check = async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return [
    {
      check: 'node',
      state: isOld ? 'problem' : 'ok',
      message: `Node.js ${process.versions.node}`,
      remedy: isOld ? `Install Node.js ${OLDEST.join('.')} or newer.` : null,
    },
  ];
};
