/**
 * Cuts the operations that issue-audit uses out of GitHub's own description of its interface, so that tests can hold requests
 * and answers against it. The package that holds the description is too large to install for every test run:
 *
 *     npm install --prefix /tmp/openapi @octokit/openapi
 *     node test/github-server/extract-openapi.mjs /tmp/openapi/node_modules/@octokit/openapi/generated/api.github.com.json
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** One line an operation, by method and path as the description writes them. */
const OPERATIONS = [
  'GET /rate_limit',
  'GET /user',
  'GET /app',
  'POST /app/installations/{installation_id}/access_tokens',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/issues',
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/timeline',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
  'GET /repos/{owner}/{repo}/pulls',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
  'GET /repos/{owner}/{repo}/releases',
  'GET /repos/{owner}/{repo}/actions/runs',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
];

const [source] = process.argv.slice(2);
if (!source) throw new Error('name the file api.github.com.json of @octokit/openapi');
const description = JSON.parse(readFileSync(source, 'utf8'));
const schemas = {};

const operations = OPERATIONS.map((line) => {
  const [method, path] = line.split(' ');
  const found = description.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`the description has no ${line}`);
  return {
    operation: line,
    parameters: (found.parameters ?? []).map(parameter),
    body: found.requestBody ? jsonOf(resolved(found.requestBody), 'request') : null,
    answers: Object.fromEntries(
      Object.entries(found.responses).map(([status, answer]) => [status, jsonOf(resolved(answer), 'answer')]),
    ),
  };
});

const file = new URL('fixtures/openapi.json', import.meta.url);
const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
  file,
  `${JSON.stringify({ version: description.info.version, operations, schemas: sorted }, null, 1)}\n`,
);

function resolved(node) {
  return node.$ref
    ? node.$ref
        .slice(2)
        .split('/')
        .reduce((at, key) => at[key], description)
    : node;
}

function parameter(node) {
  const { name, in: place, required = false, schema } = resolved(node);
  return { name, in: place, required, schema: converted(schema, 'request') };
}

function jsonOf(node, side) {
  const schema = node.content?.['application/json']?.schema;
  return schema ? converted(schema, side) : null;
}

/**
 * A schema of OpenAPI 3.0 as JSON Schema. Objects hold the described fields and no others. What an answer must hold is left out: a
 * test server answers with the part that is asked about.
 * @param isPart whether it is one of several that are put together, and cannot forbid what the others allow
 */
function converted(node, side, isPart = false) {
  if (node.$ref) return reference(node, side, isPart);
  const made = { ...plainRules(node), ...ofObject(node, side, isPart), ...combinations(node, side, isPart) };
  return node.nullable && !node.type && (made.anyOf || made.allOf)
    ? { anyOf: [{ type: 'null' }, made] }
    : made;
}

function reference(node, side, isPart) {
  const name = node.$ref.split('/').at(-1);
  const key = isPart ? `${side}:${name}:part` : `${side}:${name}`;
  if (!(key in schemas)) {
    // Schemas can hold themselves.
    schemas[key] = {};
    schemas[key] = converted(resolved(node), side, isPart);
  }
  return { $ref: `#/schemas/${key}` };
}

function plainRules(node) {
  const kept = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern'];
  const made = Object.fromEntries(kept.filter((key) => key in node).map((key) => [key, node[key]]));
  if (node.type) made.type = node.nullable ? [node.type, 'null'] : node.type;
  if (node.enum) made.enum = node.nullable ? [...new Set([...node.enum, null])] : node.enum;
  return made;
}

function ofObject(node, side, isPart) {
  const made = {};
  if (node.items) made.items = converted(node.items, side);
  if (node.properties) {
    const fields = Object.entries(node.properties);
    made.properties = Object.fromEntries(fields.map(([name, field]) => [name, converted(field, side)]));
    if (!isPart) made.unevaluatedProperties = false;
  }
  if (typeof node.additionalProperties === 'object')
    made.additionalProperties = converted(node.additionalProperties, side);
  if (side === 'request' && node.required) made.required = node.required;
  return made;
}

function combinations(node, side, isPart) {
  const made = {};
  // Alternatives overlap as soon as nothing is required of them.
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  if (choices.length > 0) made.anyOf = choices.map((one) => converted(one, side));
  if (node.allOf) {
    made.allOf = node.allOf.map((one) => converted(one, side, true));
    if (!isPart) made.unevaluatedProperties = false;
  }
  return made;
}
