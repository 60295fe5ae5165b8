import type { Context } from '../core/exchange.ts';
import type { FormDocument } from './model.ts';
import { loadForm, saveForm } from './repository.ts';

/** Stores a copy of a form with its questions and settings. It is unpublished, has no answers or watches, and is not linked to a tab. */
export function copyForm(from: string, id: string, context: Context): void {
  const { destination: _destination, ...original } = loadForm(context, from);
  const copy: FormDocument = {
    ...original,
    id,
    publishedId: `1FAIpQLS${context.ids.token(48)}`,
    revision: 1,
    published: false,
    acceptingResponses: false,
    sharedInDrive: true,
  };
  saveForm(context, copy);
}
