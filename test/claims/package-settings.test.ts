import { expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'package.json': JSON.stringify({
      name: 'hub',
      engines: { node: '>=18.17' },
      scripts: { start: 'node app.js --port 80', build: 'tsc -p .' },
      dependencies: { express: '^4.18.2' },
      devDependencies: { vitest: '^4.1.0' },
    }),
    'app.js': 'start();\n',
  }),
);

it('a package has the scripts, engines and dependencies that are said, or other ones', async () => {
  const { claims } = await check(
    '- The `start` script runs `node app.js`.',
    '- `npm run build` runs `webpack`.',
    '- It requires Node.js >= 18.',
    '- It requires node >= 20.',
    '- `express` is a dependency at ^4.18.',
    '- `express` is a dependency at ^5.0.0.',
    '- In `package.json`, `vitest` is a dependency.',
    '- `left-pad` is a dependency at 1.0.',
    '- `express` is not a dependency at ^4.18.',
    '- The `start` script should run `node other.js`.',
  );
  expect(
    claims
      .filter(({ kind }) => kind === 'config')
      .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`),
  ).toEqual([
    '1 verified: start is node app.js --port 80 in package.json',
    '2 refuted: build is tsc -p . in package.json',
    '3 verified: node is >=18.17 in package.json',
    '4 refuted: node is >=18.17 in package.json',
    '5 verified: express is ^4.18.2 in package.json',
    '6 refuted: express is ^4.18.2 in package.json',
    '7 verified: vitest is ^4.1.0 in package.json',
  ]);
});

const infrastructure = checkerOf(() =>
  repositoryWith({
    'deploy/staging.yml': 'connector: staging-connector\nbucket: other-staging-connector\n',
    'app/hub.py': 'hub = 1\n',
    'docs/deploy.md': 'The docs-connector is shown.\n',
  }),
);

it('a thing of the infrastructure has its name in configuration, and nothing is refuted', async () => {
  const { claims } = await infrastructure(
    '- VPC connectivity problems (staging-connector configuration issues)',
    '- The connector `staging-connector` is slow',
    '- The connector `docs-connector` is slow',
    '- A service-specific connector, real-time',
  );
  expect(
    claims
      .filter(({ kind }) => kind === 'config')
      .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`),
  ).toEqual(['1 verified: at deploy/staging.yml:1', '2 verified: at deploy/staging.yml:1']);
});
