import { expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.js';

interface Node {
  readonly description?: string;
  readonly properties?: Record<string, Node>;
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly additionalProperties?: Node | boolean;
}

/** Every named key of the schema, with its path. */
function keys(node: Node, path = ''): [string, Node][] {
  const own = Object.entries(node.properties ?? {}).map(
    ([name, child]) => [`${path}.${name}`, child] as [string, Node],
  );
  const below = own.flatMap(([name, child]) => keys(child, name));
  const others = [...(node.anyOf ?? []), ...(node.items ? [node.items] : [])];
  if (typeof node.additionalProperties === 'object') others.push(node.additionalProperties);
  return [...own, ...below, ...others.flatMap((other) => keys(other, path))];
}

test('every key of the configuration is described, and nothing else is allowed', () => {
  const schema = configJsonSchema() as unknown as Node & { $schema: string };
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  const all = keys(schema);
  expect(all.map(([name]) => name)).toContain('.issues.title');
  expect(all.filter(([, node]) => !node.description).map(([name]) => name)).toEqual([]);
  expect(schema.additionalProperties).toBe(false);
});
