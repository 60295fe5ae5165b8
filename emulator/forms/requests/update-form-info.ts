import { invalidArgument } from '../../core/errors.ts';
import { updateMask } from '../../sheets/field-update.ts';
import { message, text } from '../../sheets/shape.ts';
import { merge } from '../merge.ts';
import { infoMessage } from '../messages.ts';
import { singleLine } from '../single-line.ts';
import { kind, required } from './kind.ts';

export const updateFormInfo = kind(message({ info: infoMessage, updateMask: text }), (request, form) => {
  const info = required(request.info, 'info');
  const mask = updateMask(request.updateMask, infoMessage);
  if (mask !== true && mask.has('documentTitle')) {
    throw invalidArgument('The document title can only be changed with the Drive API.');
  }
  const { title, description } = merge(form.info, info, mask);
  return { form: { ...form, info: { title: singleLine(title) ?? '', ...(description ? { description } : {}) } } };
});
