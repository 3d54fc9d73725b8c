import { expect, it } from 'vitest';
import { type Fit, fitSections } from '../../src/render/fit-sections.js';

const PAGE = `# Title

First.

## One

1

## Two

\`\`\`text
## Three
---
\`\`\`

<details>
<summary>x</summary>

## Four

---

</details>

two

## Three

3

---

foot
`;

function within(longest: number, order = ['Two', 'One', 'None']): Fit {
  return {
    depth: 2,
    order,
    fits: (text) => text.length <= longest,
    note: (dropped) => `(${dropped.join(', ')})`,
  };
}

it('leaves a text that fits as it is', () => {
  expect(fitSections(PAGE, within(PAGE.length))).toEqual({ text: PAGE, dropped: [] });
});

it('leaves whole sections out, in the order that is given and not in that of the page', () => {
  const { text, dropped } = fitSections(PAGE, within(PAGE.length - 1));
  expect(dropped).toEqual(['Two']);
  expect(text).toBe('# Title\n\nFirst.\n\n## One\n\n1\n\n## Three\n\n3\n\n(Two)\n\n---\n\nfoot\n');
});

it('takes headings and rules in code and in folded parts for no borders', () => {
  expect(fitSections(PAGE, within(0, ['Four', 'Three'])).dropped).toEqual(['Three']);
  const tildes = '~~~~\n## A\n~~~\n## B\n~~~~\n\n## C\n\nc\n';
  expect(fitSections(tildes, within(0, ['A', 'B', 'C'])).dropped).toEqual(['C']);
});

it('leaves out all that may go when nothing is enough', () => {
  const { text, dropped } = fitSections(PAGE, within(3));
  expect(dropped).toEqual(['Two', 'One']);
  expect(text).toContain('## Three');
});
