/**
 * What a template may find at a place of its context: the audit’s schema as a tree that names can be looked up in.
 */
export type Shape =
  | { readonly kind: 'any' | 'markup' | 'number' | 'boolean' | 'null' }
  | { readonly kind: 'text'; readonly values: readonly string[] | null }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly kind: 'record'; readonly of: Shape }
  | { readonly kind: 'union'; readonly of: readonly Shape[] };

export const ANY: Shape = { kind: 'any' };
export const MARKUP: Shape = { kind: 'markup' };
export const TEXT: Shape = { kind: 'text', values: null };
export const NUMBER: Shape = { kind: 'number' };
export const BOOLEAN: Shape = { kind: 'boolean' };
export const NULL: Shape = { kind: 'null' };

/** The part of JSON Schema that describes the audit. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly description?: string;
  readonly $ref?: string;
}

/** @returns the shape of the values that a JSON Schema admits; a reference stands for free JSON */
export function shapeOf(schema: JsonSchema): Shape {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return unionOf(choices.map(shapeOf));
  if (Array.isArray(schema.type)) {
    return unionOf(schema.type.map((type: string) => shapeOf({ ...schema, type })));
  }
  switch (schema.type) {
    case 'object':
      return objectShape(schema);
    case 'array':
      return { kind: 'list', of: schema.items ? shapeOf(schema.items) : ANY };
    case 'string':
      return { kind: 'text', values: schema.enum ?? (schema.const === undefined ? null : [schema.const]) };
    case 'integer':
    case 'number':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
    case 'null':
      return NULL;
    default:
      return ANY;
  }
}

function objectShape(schema: JsonSchema): Shape {
  if (schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, of]) => [name, shapeOf(of)] as const);
    return { kind: 'object', fields: new Map(fields) };
  }
  const rest = schema.additionalProperties;
  return { kind: 'record', of: typeof rest === 'object' ? shapeOf(rest) : ANY };
}

/** One shape for several possible ones. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (shape.kind === 'union' ? shape.of : [shape]));
  const [first] = flat;
  return first !== undefined && flat.length === 1 ? first : { kind: 'union', of: flat };
}

/** The shapes a value can have, without null. */
export function choicesOf(shape: Shape): readonly Shape[] {
  const all = shape.kind === 'union' ? shape.of : [shape];
  return all.filter((choice) => choice.kind !== 'null');
}

/** @returns the shape of a field, or null where no choice of the shape has one of that name */
export function fieldOf(shape: Shape, name: string): Shape | null {
  const found = choicesOf(shape).flatMap((choice): Shape[] => {
    if (choice.kind === 'any') return [ANY];
    if (choice.kind === 'record') return [choice.of];
    if (choice.kind === 'list' && name === 'length') return [NUMBER];
    if (choice.kind === 'list' && /^\d+$/.test(name)) return [choice.of];
    const field = choice.kind === 'object' ? choice.fields.get(name) : undefined;
    return field === undefined ? [] : [field];
  });
  return found.length === 0 ? null : unionOf(found);
}

/** The names that `fieldOf` knows. */
export function fieldNames(shape: Shape): string[] {
  const names = choicesOf(shape).flatMap((choice) => {
    if (choice.kind === 'object') return [...choice.fields.keys()];
    return choice.kind === 'list' ? ['length'] : [];
  });
  return [...new Set(names)];
}

/** @returns what a list or a record holds; null when the shape is neither */
export function elementOf(shape: Shape): Shape | null {
  const found = choicesOf(shape).flatMap((choice): Shape[] => {
    if (choice.kind === 'any') return [ANY];
    return choice.kind === 'list' || choice.kind === 'record' ? [choice.of] : [];
  });
  return found.length === 0 ? null : unionOf(found);
}

/** The words a text is limited to; null when it is free or no text. */
export function valuesOf(shape: Shape): readonly string[] | null {
  const texts = choicesOf(shape).map((choice) => (choice.kind === 'text' ? choice.values : null));
  return texts.length > 0 && texts.every((values) => values !== null) ? texts.flat() : null;
}

const NAMES: Readonly<Record<Shape['kind'], string>> = {
  any: 'a value',
  markup: 'markup',
  number: 'a number',
  boolean: 'true or false',
  null: 'nothing',
  text: 'a text',
  list: 'a list',
  object: 'an object',
  record: 'an object',
  union: 'a value',
};

/** A shape in words: "a list", "a text or nothing". */
export function describeShape(shape: Shape): string {
  const all = shape.kind === 'union' ? shape.of : [shape];
  return [...new Set(all.map((choice) => NAMES[choice.kind]))].join(' or ');
}
