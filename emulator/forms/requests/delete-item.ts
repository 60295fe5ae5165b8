import { message } from '../../sheets/shape.ts';
import { locationMessage } from '../messages.ts';
import { kind, position, required } from './kind.ts';

export const deleteItem = kind(message({ location: locationMessage }), (request, form) => {
  const index = position(required(request.location, 'location'), form.items.length);
  return { form: { ...form, items: form.items.toSpliced(index, 1) } };
});
