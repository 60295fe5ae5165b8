import type { FunctionTable } from '../function.ts';
import { ARRAY } from './array.ts';
import { BONDS } from './bonds.ts';
import { DATABASE, SUBTOTAL } from './database.ts';
import { DATE } from './date.ts';
import { DEPRECIATION } from './depreciation.ts';
import { DISTRIBUTIONS } from './distributions.ts';
import { INFORMATION } from './information.ts';
import { LAMBDAS } from './lambda.ts';
import { LIBRARY } from './library.ts';
import { LOGICAL } from './logical.ts';
import { LOOKUP } from './lookup.ts';
import { MATH } from './math.ts';
import { OPERATORS } from './operators.ts';
import { QUERY } from './query/query.ts';
import { MATRIX, RESHAPE } from './reshape.ts';
import { SECURITIES } from './securities.ts';
import { STATISTICS } from './statistics.ts';
import { HYPOTHESES } from './tests-of-hypotheses.ts';
import { TEXT } from './text.ts';
import { WEB } from './web.ts';

/** The functions by their main name, without aliases. */
const FIRST_NAMES: FunctionTable = {
  ...LIBRARY,
  ...DISTRIBUTIONS,
  ...HYPOTHESES,
  ...BONDS,
  ...DEPRECIATION,
  ...DATABASE,
  ...SUBTOTAL,
  ...LAMBDAS,
  ...MATRIX,
  ...QUERY,
  ...RESHAPE,
  ...SECURITIES,
  ...ARRAY,
  ...DATE,
  ...INFORMATION,
  ...LOGICAL,
  ...LOOKUP,
  ...MATH,
  ...OPERATORS,
  ...STATISTICS,
  ...TEXT,
  ...WEB,
};

/** Aliases (left) and the functions that they call (right). */
const SECOND_NAMES = {
  'COVARIANCE.P': 'COVAR',
  'ERF.PRECISE': 'ERF',
  'ERFC.PRECISE': 'ERFC',
  'FORECAST.LINEAR': 'FORECAST',
  'GAMMALN.PRECISE': 'GAMMALN',
  'MODE.SNGL': 'MODE',
  'NORM.DIST': 'NORMDIST',
  'NORM.INV': 'NORMINV',
  'NORM.S.INV': 'NORMSINV',
  'PERCENTILE.INC': 'PERCENTILE',
  'PERCENTRANK.INC': 'PERCENTRANK',
  POW: 'POWER',
  'QUARTILE.INC': 'QUARTILE',
  'RANK.EQ': 'RANK',
  'STDEV.P': 'STDEVP',
  'STDEV.S': 'STDEV',
  'VAR.P': 'VARP',
  'VAR.S': 'VAR',
} as const;

/** Every function available to formulas; any other name is #NAME?. */
export const FUNCTIONS: FunctionTable = {
  ...FIRST_NAMES,
  ...Object.fromEntries(
    Object.entries(SECOND_NAMES).map(([second, first]) => {
      const found = FIRST_NAMES[first];
      if (!found) throw new Error(`${second} stands for ${first}, which is no function.`);
      return [second, found];
    }),
  ),
};
