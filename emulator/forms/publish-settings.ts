import { invalidArgument } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { updateMask } from '../sheets/field-update.ts';
import { message, parseBody, text } from '../sheets/shape.ts';
import { merge } from './merge.ts';
import { publishSettingsMessage } from './messages.ts';
import { loadForm, saveForm } from './repository.ts';
import { publishSettings } from './show-form.ts';

const bodyMessage = message({ publishSettings: publishSettingsMessage, updateMask: text });

/** forms.setPublishSettings. An empty mask selects everything. */
export function setPublishSettings(request: Request, formId: string, context: Context): Answer {
  const form = loadForm(context, formId);
  const body = bodyMessage.read(parseBody(request.body), '');
  if (!body.publishSettings) throw invalidArgument('publish_settings is required.');
  const mask = body.updateMask ? updateMask(body.updateMask, publishSettingsMessage) : true;
  const { publishState = {} } = merge<typeof body.publishSettings>(
    { publishState: { isPublished: form.published, isAcceptingResponses: form.acceptingResponses } },
    body.publishSettings,
    mask,
  );
  const published = publishState.isPublished ?? false;
  const acceptingResponses = publishState.isAcceptingResponses ?? false;
  if (acceptingResponses && !published) {
    throw invalidArgument(
      'An unpublished form cannot accept responses: is_published must be true when is_accepting_responses is.',
    );
  }
  const after = { ...form, published, acceptingResponses };
  saveForm(context, after);
  return json({ formId, publishSettings: publishSettings(after) }, request);
}
