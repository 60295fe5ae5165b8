import { notImplemented } from '../../core/errors.ts';
import { updateMask } from '../../sheets/field-update.ts';
import { message, text } from '../../sheets/shape.ts';
import { merge } from '../merge.ts';
import { settingsMessage } from '../messages.ts';
import { kind, required } from './kind.ts';

export const updateSettings = kind(message({ settings: settingsMessage, updateMask: text }), (request, form) => {
  const settings = required(request.settings, 'settings');
  const mask = updateMask(request.updateMask, settingsMessage);
  const collected = settings.emailCollectionType;
  if (collected === 'VERIFIED' || collected === 'RESPONDER_INPUT') {
    throw notImplemented(`settings.emailCollectionType=${collected}`);
  }
  return { form: { ...form, settings: merge(form.settings, settings, mask) } };
});
