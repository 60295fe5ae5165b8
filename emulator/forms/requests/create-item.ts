import { message } from '../../sheets/shape.ts';
import { idSource } from '../id-source.ts';
import { readItem } from '../item.ts';
import { itemMessage, locationMessage } from '../messages.ts';
import { questionsOf } from '../model.ts';
import { checkNavigation } from '../navigation.ts';
import { kind, position, required } from './kind.ts';

export const createItem = kind(message({ item: itemMessage, location: locationMessage }), (request, form, ids) => {
  const index = position(required(request.location, 'location'), form.items.length + 1);
  const item = readItem(required(request.item, 'item'), idSource(form, ids));
  const questionId = questionsOf(item).map((question) => question.questionId);
  const after = {
    ...form,
    items: form.items.toSpliced(index, 0, item),
    createdQuestions: [...form.createdQuestions, ...questionId],
  };
  checkNavigation(after);
  return {
    form: after,
    reply: { itemId: item.itemId, ...(questionId.length > 0 ? { questionId } : {}) },
  };
});
