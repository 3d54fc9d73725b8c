import { ASKING } from './asking.js';
import { BOARDING } from './boarding.js';
import { CHARTING } from './charting.js';
import { CHOOSING } from './choosing.js';
import { COUNTING } from './counting.js';
import { LINKING } from './linking.js';
import { TELLING } from './telling.js';
import type { TemplateFunction } from './template-function.js';
import { WORDING } from './wording.js';

/** Every function that templates can call, in the order of the documentation. */
export const TEMPLATE_FUNCTIONS: readonly TemplateFunction[] = [
  ...WORDING,
  ...LINKING,
  ...COUNTING,
  ...CHOOSING,
  ...ASKING,
  ...CHARTING,
  ...TELLING,
  ...BOARDING,
];
