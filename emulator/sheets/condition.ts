import { type ApiError, invalidArgument } from '../core/errors.ts';
import { list, message, optionalChoice, type Shape, text } from './shape.ts';

/** Where conditions are used. */
type Use = 'validation' | 'format' | 'filter';

const EVERYWHERE: readonly Use[] = ['validation', 'format', 'filter'];
const NOT_IN_VALIDATION: readonly Use[] = ['format', 'filter'];
const IN_VALIDATION: readonly Use[] = ['validation'];

interface Rule {
  /** The smallest number of values that the condition takes. */
  readonly least: number;
  readonly most: number;
  readonly uses: readonly Use[];
}

const rule = (least: number, uses: readonly Use[], most = least): Rule => ({ least, most, uses });

/** Google's limit for the entries of a list. */
const LONGEST_LIST = 500;

/**
 * The values that each type of condition takes and the uses that it allows, from ConditionType in the reference
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other). The last three types are for data sources only.
 */
const RULES = {
  NUMBER_GREATER: rule(1, EVERYWHERE),
  NUMBER_GREATER_THAN_EQ: rule(1, EVERYWHERE),
  NUMBER_LESS: rule(1, EVERYWHERE),
  NUMBER_LESS_THAN_EQ: rule(1, EVERYWHERE),
  NUMBER_EQ: rule(1, EVERYWHERE),
  NUMBER_NOT_EQ: rule(1, EVERYWHERE),
  NUMBER_BETWEEN: rule(2, EVERYWHERE),
  NUMBER_NOT_BETWEEN: rule(2, EVERYWHERE),
  TEXT_CONTAINS: rule(1, EVERYWHERE),
  TEXT_NOT_CONTAINS: rule(1, EVERYWHERE),
  TEXT_STARTS_WITH: rule(1, NOT_IN_VALIDATION),
  TEXT_ENDS_WITH: rule(1, NOT_IN_VALIDATION),
  TEXT_EQ: rule(1, EVERYWHERE),
  TEXT_IS_EMAIL: rule(0, IN_VALIDATION),
  TEXT_IS_URL: rule(0, IN_VALIDATION),
  DATE_EQ: rule(1, EVERYWHERE),
  DATE_BEFORE: rule(1, EVERYWHERE),
  DATE_AFTER: rule(1, EVERYWHERE),
  DATE_ON_OR_BEFORE: rule(1, IN_VALIDATION),
  DATE_ON_OR_AFTER: rule(1, IN_VALIDATION),
  DATE_BETWEEN: rule(2, IN_VALIDATION),
  DATE_NOT_BETWEEN: rule(2, IN_VALIDATION),
  DATE_IS_VALID: rule(0, IN_VALIDATION),
  ONE_OF_RANGE: rule(1, IN_VALIDATION),
  ONE_OF_LIST: rule(1, IN_VALIDATION, LONGEST_LIST),
  BLANK: rule(0, NOT_IN_VALIDATION),
  NOT_BLANK: rule(0, NOT_IN_VALIDATION),
  CUSTOM_FORMULA: rule(1, EVERYWHERE),
  BOOLEAN: rule(0, IN_VALIDATION, 2),
  TEXT_NOT_EQ: rule(1, ['filter']),
  DATE_NOT_EQ: rule(1, ['filter']),
  FILTER_EXPRESSION: rule(1, ['filter']),
} as const satisfies Readonly<Record<string, Rule>>;

type ConditionType = keyof typeof RULES;
const TYPES = Object.keys(RULES) as ConditionType[];

const relativeDate = optionalChoice('RelativeDate', [
  'PAST_YEAR',
  'PAST_MONTH',
  'PAST_WEEK',
  'YESTERDAY',
  'TODAY',
  'TOMORROW',
]);

const fields = message({
  type: optionalChoice('ConditionType', TYPES),
  values: list(message({ userEnteredValue: text, relativeDate })),
});

const NAMES: Readonly<Record<Use, string>> = {
  validation: 'data validation',
  format: 'conditional formatting',
  filter: 'filters',
};

/** Google's BooleanCondition in one of its uses. @throws 400 for a type that has no place there, or a wrong number of values */
const conditionFor = (use: Use): Shape<ReturnType<typeof fields.read>> => ({
  fields: fields.fields,
  read(value, at) {
    const condition = fields.read(value, at);
    const { type, values = [] } = condition;
    if (type === undefined) return condition;
    const { least, most, uses }: Rule = RULES[type];
    if (!uses.includes(use)) throw refused(at, `ConditionType '${type}' is not supported for ${NAMES[use]}.`);
    if (values.length < least || values.length > most) throw refused(at, wrongCount(type, RULES[type], values.length));
    if (values.some((each) => each.relativeDate) && (use === 'validation' || !type.startsWith('DATE_'))) {
      throw refused(at, `ConditionType '${type}' does not take relative dates in ${NAMES[use]}.`);
    }
    return condition;
  },
});

function wrongCount(type: ConditionType, { least, most }: Rule, count: number): string {
  const wanted = least === most ? `exactly ${least}` : `between ${least} and ${most}`;
  return `ConditionType '${type}' requires ${wanted} ConditionValues, but ${count} values were supplied.`;
}

/** A 400 error that names the request with the condition, like the errors of a batch. */
function refused(at: string, reason: string): ApiError {
  const place = /^requests\[\d+\]\.\w+/.exec(at)?.[0];
  return invalidArgument(place ? `Invalid ${place}: ${reason}` : reason);
}

export const validationCondition = conditionFor('validation');
export const formatCondition = conditionFor('format');
export const filterCondition = conditionFor('filter');
