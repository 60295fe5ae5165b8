import { message } from '../../sheets/shape.ts';
import { locationMessage } from '../messages.ts';
import { kind, position, required } from './kind.ts';

/** Moves an item. Google counts the new position as if the item were already removed. */
export const moveItem = kind(
  message({ originalLocation: locationMessage, newLocation: locationMessage }),
  (request, form) => {
    const from = position(required(request.originalLocation, 'original_location'), form.items.length);
    const to = position(required(request.newLocation, 'new_location'), form.items.length);
    const moved = form.items.slice(from, from + 1);
    return { form: { ...form, items: form.items.toSpliced(from, 1).toSpliced(to, 0, ...moved) } };
  },
);
