import { invalidArgument } from '../../core/errors.ts';
import { selects } from '../data-filter.ts';
import { checkedLocation, dataFilter, developerMetadata } from '../developer-metadata.ts';
import { updateByMask, updateMask } from '../field-update.ts';
import type { DeveloperMetadata } from '../model.ts';
import { list, message, text } from '../shape.ts';
import { showMetadata } from '../show-metadata.ts';
import { kind, required } from './kind.ts';

export const updateDeveloperMetadata = kind(
  message({ dataFilters: list(dataFilter), developerMetadata, fields: text }),
  ({ dataFilters = [], developerMetadata: given = {}, fields }, draft) => {
    const mask = updateMask(fields, developerMetadata);
    const { workbook } = draft;
    const found = draft.metadata.filter((each) =>
      dataFilters.some((filter, index) => selects(workbook, filter, each, `dataFilters[${index}]`)),
    );
    if (found.length === 0) throw invalidArgument('No developer metadata found matching the data filters.');
    const updated = new Map<DeveloperMetadata, DeveloperMetadata>();
    for (const old of found) {
      const next = updateByMask<typeof given>(old, given, mask);
      updated.set(old, {
        metadataId: old.metadataId,
        metadataKey: required(next.metadataKey, 'developerMetadata.metadataKey'),
        ...(next.metadataValue && { metadataValue: next.metadataValue }),
        location: next.location === old.location ? old.location : checkedLocation(draft, next.location),
        visibility: required(next.visibility, 'developerMetadata.visibility'),
      });
    }
    draft.metadata = draft.metadata.map((each) => updated.get(each) ?? each);
    return { developerMetadata: [...updated.values()].map(showMetadata) };
  },
);
