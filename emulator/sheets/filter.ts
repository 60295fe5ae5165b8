import { badRequest } from '../core/errors.ts';
import { filterCondition } from './condition.ts';
import { gridRange, showRange } from './grid-range.ts';
import type { BasicFilter, FilterView } from './model.ts';
import { int32, list, message, type Shape, text, unsupportedFields, verbatim } from './shape.ts';
import { sortSpec } from './sort-spec.ts';

const filterCriteria = message({
  hiddenValues: list(text),
  condition: filterCondition,
  ...unsupportedFields(
    'visibleBackgroundColor',
    'visibleBackgroundColorStyle',
    'visibleForegroundColor',
    'visibleForegroundColorStyle',
  ),
});

type Specs = NonNullable<BasicFilter['filterSpecs']>;

/** The older form of `filterSpecs`: a map from column to criteria. */
const criteria: Shape<Specs> = {
  read(value, at) {
    return Object.entries(verbatim.read(value, at)).map(([column, given]) => {
      const columnIndex = Number(column);
      if (!Number.isInteger(columnIndex)) {
        const description = `Invalid value at '${at}' (MapEntry), Field 'key', expected a number.`;
        throw badRequest(description, [{ field: at, description }]);
      }
      return { columnIndex, filterCriteria: filterCriteria.read(given, `${at}[${column}]`) };
    });
  },
};

const common = {
  range: gridRange,
  sortSpecs: list(sortSpec),
  filterSpecs: list(message({ columnIndex: int32, filterCriteria, ...unsupportedFields('dataSourceColumnReference') })),
  criteria,
  ...unsupportedFields('tableId'),
};

/** Google's BasicFilter in a request. */
export const basicFilter = message(common);

/** Google's FilterView in a request. */
export const filterView = message({ ...common, filterViewId: int32, title: text, namedRangeId: text });

/** A filter's criteria by column, from `filterSpecs` or from the older field `criteria`. */
export function specsOf({
  filterSpecs,
  criteria: older,
}: {
  readonly filterSpecs?: Specs;
  readonly criteria?: Specs;
}): {
  filterSpecs?: Specs;
} {
  const specs = filterSpecs ?? older;
  return specs && specs.length > 0 ? { filterSpecs: specs } : {};
}

/** Google shows the criteria of a filter twice: as `criteria` and as `filterSpecs`. */
function showSpecs({ filterSpecs, sortSpecs }: Omit<BasicFilter, 'range'>): object {
  return {
    ...(sortSpecs && { sortSpecs }),
    ...(filterSpecs && {
      criteria: Object.fromEntries(
        filterSpecs.map(({ columnIndex = 0, filterCriteria: each = {} }) => [columnIndex, each]),
      ),
      filterSpecs: filterSpecs.map(({ columnIndex, ...spec }) => (columnIndex ? { columnIndex, ...spec } : spec)),
    }),
  };
}

export function showFilter({ range, ...filter }: BasicFilter): object {
  return { range: showRange(range), ...showSpecs(filter) };
}

export function showFilterView({ filterViewId, title, range, namedRangeId, ...filter }: FilterView): object {
  return {
    filterViewId,
    title,
    ...(range && { range: showRange(range) }),
    ...(namedRangeId && { namedRangeId }),
    ...showSpecs(filter),
  };
}
