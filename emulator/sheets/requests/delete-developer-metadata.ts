import { selects } from '../data-filter.ts';
import { dataFilter } from '../developer-metadata.ts';
import { message } from '../shape.ts';
import { showMetadata } from '../show-metadata.ts';
import { kind } from './kind.ts';

export const deleteDeveloperMetadata = kind(message({ dataFilter }), ({ dataFilter: filter }, draft) => {
  const { workbook } = draft;
  const gone = new Set(draft.metadata.filter((each) => selects(workbook, filter, each, 'dataFilter')));
  if (gone.size === 0) return {};
  draft.metadata = draft.metadata.filter((each) => !gone.has(each));
  return { deletedDeveloperMetadata: [...gone].map(showMetadata) };
});
