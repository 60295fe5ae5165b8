import { notImplemented } from '../../core/errors.ts';
import { updateMask } from '../../sheets/field-update.ts';
import { message, text } from '../../sheets/shape.ts';
import { EMAIL } from '../fields.ts';
import { merge } from '../merge.ts';
import { settingsMessage } from '../messages.ts';
import { kind, required } from './kind.ts';

export const updateSettings = kind(message({ settings: settingsMessage, updateMask: text }), (request, form) => {
  const settings = required(request.settings, 'settings');
  const mask = updateMask(request.updateMask, settingsMessage);
  const merged = merge(form.settings, settings, mask);
  // The form page has no sign-in, so it cannot verify addresses.
  if (merged.emailCollectionType === 'VERIFIED') throw notImplemented('settings.emailCollectionType=VERIFIED');
  const collects = merged.emailCollectionType === 'RESPONDER_INPUT' && !form.createdQuestions.includes(EMAIL);
  const createdQuestions = collects ? [...form.createdQuestions, EMAIL] : form.createdQuestions;
  return { form: { ...form, settings: merged, createdQuestions } };
});
