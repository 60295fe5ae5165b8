import type { FunctionTable } from '../function.ts';
import { ARRAY } from './array.ts';
import { DATE } from './date.ts';
import { INFORMATION } from './information.ts';
import { LIBRARY } from './library.ts';
import { LOGICAL } from './logical.ts';
import { LOOKUP } from './lookup.ts';
import { MATH } from './math.ts';
import { STATISTICS } from './statistics.ts';
import { TEXT } from './text.ts';

/** Every function that formulas may call; any other name is #NAME?. */
export const FUNCTIONS: FunctionTable = {
  ...LIBRARY,
  ...ARRAY,
  ...DATE,
  ...INFORMATION,
  ...LOGICAL,
  ...LOOKUP,
  ...MATH,
  ...STATISTICS,
  ...TEXT,
};
