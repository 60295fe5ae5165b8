import { updateMask } from '../../sheets/field-update.ts';
import { message, text } from '../../sheets/shape.ts';
import { collectsAddress, EMAIL } from '../fields.ts';
import { merge } from '../merge.ts';
import { settingsMessage } from '../messages.ts';
import { kind, required } from './kind.ts';

export const updateSettings = kind(message({ settings: settingsMessage, updateMask: text }), (request, form) => {
  const settings = required(request.settings, 'settings');
  const mask = updateMask(request.updateMask, settingsMessage);
  const merged = merge(form.settings, settings, mask);
  const isNew = collectsAddress(merged) && !form.createdQuestions.includes(EMAIL);
  const createdQuestions = isNew ? [...form.createdQuestions, EMAIL] : form.createdQuestions;
  return { form: { ...form, settings: merged, createdQuestions } };
});
