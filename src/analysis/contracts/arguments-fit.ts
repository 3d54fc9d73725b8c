import type { Argument, Call, Literal } from './call.js';
import type { Definition } from './definition.js';
import type { Parameter } from './parameters.js';

/** How a call’s arguments meet the parameters of a definition. */
export interface Fit {
  /** Of required parameters that are given nothing: their names. */
  readonly missing: readonly string[];
  /** Of those, the ones that may be left out for all one knows. */
  readonly unsure: readonly string[];
  /** Whether more is given than is taken, by place, or a name that is not taken. */
  readonly isTooMuch: boolean;
  /** Whether a text is given where only a number is taken, or the like. */
  readonly isOtherType: boolean;
  /** The parameters that what is given by place meets. */
  readonly byPlace: readonly Parameter[];
  /** Whether arguments that stand for any number of others leave it open. */
  readonly isOpen: boolean;
}

/** Meets every argument with its parameter. */
export function fitOf({ args }: Pick<Call, 'args'>, { parameters, isOpen }: Definition): Fit {
  const places = args.filter(({ given }) => given === 'place');
  const names = args.filter(({ given }) => given === 'name').map(({ name }) => name);
  const taken = parameters.filter(({ given }) => given === 'any' || given === 'place');
  const byPlace = taken.slice(0, places.length);
  const takesPlaces = parameters.some(({ given }) => given === 'more-places');
  const takesNames = parameters.some(({ given }) => given === 'more-names');
  const byName = parameters.filter(({ given }) => given === 'any' || given === 'name');
  const spreads = args.some(({ given }) => given === 'places' || given === 'names');
  const filled = new Set([...byPlace.map(({ name }) => name), ...names]);
  const missing = parameters.filter(({ required, name }) => required && !filled.has(name));
  const isUnknownName = (name: string) =>
    byName.every((parameter) => parameter.name !== name) ||
    byPlace.some((parameter) => parameter.name === name);
  return {
    missing: missing.map(({ name }) => name),
    unsure: missing.filter(({ isUnsure }) => isUnsure).map(({ name }) => name),
    isTooMuch: (places.length > taken.length && !takesPlaces) || (!takesNames && names.some(isUnknownName)),
    isOtherType: byPlace.some((parameter, i) => clashes(places[i], parameter)),
    byPlace,
    isOpen: isOpen || spreads,
  };
}

const TYPES: Readonly<Record<Exclude<Literal, 'nothing'>, RegExp>> = {
  text: /^(?:string|String)$/,
  number:
    /^(?:number|bigint|u?int(?:8|16|32|64)?|float(?:32|64)?|byte|rune|long|short|double|float|Integer|Long|Double|Float)$/,
  boolean: /^(?:bool|boolean|Boolean)$/,
};

/** Only a plain type that is surely another one clashes. */
function clashes(argument: Argument | undefined, { type }: Parameter): boolean {
  const literal = argument?.literal;
  if (!literal || literal === 'nothing' || type === '') return false;
  return !TYPES[literal].test(type) && Object.values(TYPES).some((plain) => plain.test(type));
}

/** Whether the call is right for a definition: no when it surely is not. */
export function takes(call: Pick<Call, 'args'>, definition: Definition): 'yes' | 'no' | 'unknown' {
  if (definition.isOpen) return 'unknown';
  const { missing, isTooMuch, isOtherType, isOpen } = fitOf(call, definition);
  if (isTooMuch || isOtherType || (missing.length > 0 && !isOpen)) return 'no';
  return isOpen ? 'unknown' : 'yes';
}
