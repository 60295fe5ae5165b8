import { invalidArgument } from '../core/errors.ts';
import { alreadySet } from './already-set.ts';
import type { IdSource } from './id-source.ts';
import { readImage, readVideo } from './media.ts';
import type { ItemMessage } from './messages.ts';
import type { Item } from './model.ts';
import { readGroup, readSingle } from './question.ts';
import { singleLine } from './single-line.ts';

/** The kinds of item. Each item has exactly one kind. */
export const ITEM_KINDS = [
  'questionItem',
  'questionGroupItem',
  'pageBreakItem',
  'textItem',
  'imageItem',
  'videoItem',
] as const;

/** The item that a request describes, complete with ids. @throws 400 if the request is invalid */
export function readItem(given: ItemMessage, ids: IdSource): Item {
  const [kind, second] = ITEM_KINDS.filter((each) => given[each]);
  if (second) throw alreadySet('item', second);
  if (!kind) throw invalidArgument('Item kind must be set.');
  const itemId = ids.take(given.itemId);
  const title = singleLine(given.title);
  const { questionItem, questionGroupItem, textItem, pageBreakItem, imageItem, videoItem } = given;
  return {
    itemId,
    ...(title ? { title } : {}),
    ...(given.description ? { description: given.description } : {}),
    ...(questionItem ? { questionItem: readSingle(questionItem, ids) } : {}),
    ...(questionGroupItem ? { questionGroupItem: readGroup(questionGroupItem, ids) } : {}),
    ...(textItem ? { textItem: {} } : {}),
    ...(pageBreakItem ? { pageBreakItem: {} } : {}),
    ...(imageItem ? { imageItem: { image: readImage(imageItem.image) } } : {}),
    ...(videoItem ? { videoItem: readVideo(videoItem) } : {}),
  };
}
