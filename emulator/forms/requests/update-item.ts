import { invalidArgument } from '../../core/errors.ts';
import { updateMask } from '../../sheets/field-update.ts';
import { message, text } from '../../sheets/shape.ts';
import { idSource, readItem } from '../item.ts';
import { merge } from '../merge.ts';
import { itemMessage, locationMessage } from '../messages.ts';
import { questionsOf } from '../model.ts';
import { kind, position, required } from './kind.ts';

/** Ids that the mask names and the request leaves blank are made anew. */
export const updateItem = kind(
  message({ item: itemMessage, location: locationMessage, updateMask: text }),
  (request, form, ids) => {
    const index = position(required(request.location, 'location'), form.items.length);
    const before = form.items[index];
    if (!before) throw invalidArgument('Invalid location.');
    const mask = updateMask(request.updateMask, itemMessage);
    const merged = itemMessage.read(merge(before, required(request.item, 'item'), mask), 'item');
    const kept = new Set([before.itemId, ...questionsOf(before).map((question) => question.questionId)]);
    const item = readItem(merged, idSource(form, ids, kept));
    const added = questionsOf(item).map((question) => question.questionId);
    const known = new Set(form.createdQuestions);
    return {
      form: {
        ...form,
        items: form.items.with(index, item),
        createdQuestions: [...form.createdQuestions, ...added.filter((id) => !known.has(id))],
      },
    };
  },
);
