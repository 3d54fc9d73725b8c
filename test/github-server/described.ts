import { readFileSync } from 'node:fs';
import Ajv2019 from 'ajv/dist/2019.js';

interface Operation {
  readonly operation: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly body: object | null;
  readonly answers: Readonly<Record<string, object | null>>;
}

interface Description {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, object>>;
}

const description = JSON.parse(
  readFileSync(new URL('fixtures/openapi.json', import.meta.url), 'utf8'),
) as Description;

// Query parameters are text; coercion lets "100" be the number that is described.
const answers = new Ajv2019.default({ strict: false, allErrors: false });
const requests = new Ajv2019.default({ strict: false, allErrors: false, coerceTypes: true });
const compiled = new Map<string, ReturnType<typeof answers.compile>>();

/** What the description says of a request; null when it is of none of the operations that were cut out. */
function operationOf(method: string, path: string): Operation | null {
  const found = description.operations.filter(({ operation }) => {
    const [verb, template = ''] = operation.split(' ');
    const form = template.replace(/\{ref\}/g, '.+').replace(/\{\w+\}/g, '[^/]+');
    return verb === method && new RegExp(`^${form}$`).test(path);
  });
  return found.at(-1) ?? null;
}

/**
 * Holds a request and its answer against GitHub’s own description.
 * @returns what is wrong, in words; empty when it is as described
 */
export function undescribed(exchange: {
  method: string;
  path: string;
  query: URLSearchParams;
  sent: unknown;
  status: number;
  body: unknown;
}): string[] {
  const { method, path, query, status } = exchange;
  const operation = operationOf(method, path);
  if (!operation) return [`${method} ${path} is no operation of the extract`];
  const name = operation.operation;
  const problems: string[] = [];
  const known = new Map(operation.parameters.filter((p) => p.in === 'query').map((p) => [p.name, p]));
  for (const [key, value] of query) {
    const parameter = known.get(key);
    if (!parameter) problems.push(`${name} has no parameter "${key}"`);
    else
      problems.push(
        ...violations(
          requests,
          `${name} ${key}`,
          { type: 'object', properties: { v: parameter.schema } },
          { v: value },
        ),
      );
  }
  if (operation.body)
    problems.push(...violations(requests, `${name} request`, operation.body, exchange.sent ?? {}));
  else if (exchange.sent !== undefined) problems.push(`${name} takes no body`);
  if (!(status in operation.answers) && status < 500 && ![304, 401, 403, 404, 429].includes(status))
    problems.push(`${name} is never answered with ${status}`);
  const answer = operation.answers[String(status)];
  if (answer) problems.push(...violations(answers, `${name} answer ${status}`, answer, exchange.body));
  return problems;
}

function violations(ajv: typeof answers, name: string, schema: object, value: unknown): string[] {
  let validate = compiled.get(name);
  if (!validate) {
    validate = ajv.compile({ ...schema, schemas: description.schemas });
    compiled.set(name, validate);
  }
  if (validate(value)) return [];
  const told = (validate.errors ?? []).map(
    (error) => `${error.instancePath || 'it'} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
  return [`${name}: ${told.slice(0, 3).join('; ')}`];
}
