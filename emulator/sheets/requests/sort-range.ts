import { invalidArgument } from '../../core/errors.ts';
import { gridRange } from '../grid-range.ts';
import { guardArea } from '../protection.ts';
import { requestedArea } from '../resolve-range.ts';
import { list, message } from '../shape.ts';
import { sortRows } from '../sort-rows.ts';
import { sortSpec } from '../sort-spec.ts';
import { kind, required } from './kind.ts';

export const sortRange = kind(
  message({ range: gridRange, sortSpecs: list(sortSpec) }),
  ({ range, sortSpecs = [] }, draft) => {
    const area = requestedArea(draft, required(range, 'range'));
    guardArea(draft, area);
    if (sortSpecs.length === 0) throw invalidArgument('At least one sort spec must be set.');
    sortRows(draft, area, sortSpecs);
  },
);
