import { invalidArgument } from '../../core/errors.ts';
import { below, type Mask } from '../../core/fields-mask.ts';
import { updateMask } from '../../sheets/field-update.ts';
import { message, text } from '../../sheets/shape.ts';
import { idSource } from '../id-source.ts';
import { ITEM_KINDS, readItem } from '../item.ts';
import { merge } from '../merge.ts';
import { type ItemMessage, itemMessage, locationMessage } from '../messages.ts';
import type { Item } from '../model.ts';
import { questionsOf } from '../model.ts';
import { checkNavigation } from '../navigation.ts';
import { QUESTION_KINDS } from '../question.ts';
import { kind, position, required } from './kind.ts';

/** Updates an item. If the mask names an id that is blank in the request, we generate a new id. */
export const updateItem = kind(
  message({ item: itemMessage, location: locationMessage, updateMask: text }),
  (request, form, ids) => {
    const index = position(required(request.location, 'location'), form.items.length);
    const before = form.items[index];
    if (!before) throw invalidArgument('Invalid location.');
    const mask = updateMask(request.updateMask, itemMessage);
    const given = required(request.item, 'item');
    const merged = itemMessage.read(merge(clearReplacedKind(before, given, mask), given, mask), 'item');
    const kept = new Set([before.itemId, ...questionsOf(before).map((question) => question.questionId)]);
    const item = readItem(merged, idSource(form, ids, kept));
    const added = questionsOf(item).map((question) => question.questionId);
    const known = new Set(form.createdQuestions);
    const after = {
      ...form,
      items: form.items.with(index, item),
      createdQuestions: [...form.createdQuestions, ...added.filter((id) => !known.has(id))],
    };
    checkNavigation(after);
    return { form: after };
  },
);

/** Clears the item's kind, or its kind of question, if the masked update sets another kind. */
function clearReplacedKind(before: Item, given: ItemMessage, mask: Mask): Item {
  const item = withoutRivals(before, given, mask, ITEM_KINDS);
  const old = item.questionItem;
  const asked = given.questionItem?.question;
  if (!old || !asked) return item;
  const ofQuestion = below(below(mask, 'questionItem'), 'question');
  if (ofQuestion === undefined) return item;
  return {
    ...item,
    questionItem: { ...old, question: withoutRivals(old.question, asked, ofQuestion, QUESTION_KINDS) },
  };
}

function withoutRivals<T extends object>(old: T, given: object, mask: Mask, kinds: readonly string[]): T {
  const taken = kinds.find((each) => Object.hasOwn(given, each) && below(mask, each) !== undefined);
  if (!taken) return old;
  return Object.fromEntries(Object.entries(old).filter(([name]) => name === taken || !kinds.includes(name))) as T;
}
