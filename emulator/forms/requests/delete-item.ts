import { message } from '../../sheets/shape.ts';
import { locationMessage } from '../messages.ts';
import { withoutLinksTo } from '../navigation.ts';
import { kind, position, required } from './kind.ts';

/** Deletes an item. Options that led to a deleted section lose their target. */
export const deleteItem = kind(message({ location: locationMessage }), (request, form) => {
  const index = position(required(request.location, 'location'), form.items.length);
  const gone = form.items[index];
  const items = form.items.toSpliced(index, 1);
  return { form: { ...form, items: gone?.pageBreakItem ? withoutLinksTo(gone.itemId, items) : items } };
});
