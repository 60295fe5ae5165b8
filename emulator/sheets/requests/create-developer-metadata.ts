import { invalidArgument } from '../../core/errors.ts';
import { checkedLocation, developerMetadata } from '../developer-metadata.ts';
import { message } from '../shape.ts';
import { showMetadata } from '../show-metadata.ts';
import { kind, required } from './kind.ts';

export const createDeveloperMetadata = kind(message({ developerMetadata }), (request, draft) => {
  const { metadataId, metadataValue, ...given } = required(request.developerMetadata, 'developerMetadata');
  if (metadataId !== undefined && metadataId < 1) throw invalidArgument('The metadata ID must be positive.');
  if (draft.metadata.some((each) => each.metadataId === metadataId)) {
    throw invalidArgument(
      `Cannot add developer metadata with ID [${metadataId}] because developer metadata with that ID already exists.`,
    );
  }
  const created = {
    metadataId: metadataId ?? draft.ids.int31(),
    metadataKey: required(given.metadataKey, 'developerMetadata.metadataKey'),
    ...(metadataValue && { metadataValue }),
    location: checkedLocation(draft, given.location),
    visibility: required(given.visibility, 'developerMetadata.visibility'),
  };
  draft.metadata.push(created);
  return { developerMetadata: showMetadata(created) };
});
