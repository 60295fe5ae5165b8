import { dataFilter, matches } from '../developer-metadata.ts';
import { message } from '../shape.ts';
import { showMetadata } from '../show-metadata.ts';
import { kind } from './kind.ts';

export const deleteDeveloperMetadata = kind(message({ dataFilter }), ({ dataFilter: filter }, draft) => {
  const gone = draft.metadata.filter((each) => matches(each, filter?.developerMetadataLookup));
  draft.metadata = draft.metadata.filter((each) => !gone.includes(each));
  return gone.length > 0 ? { deletedDeveloperMetadata: gone.map(showMetadata) } : {};
});
