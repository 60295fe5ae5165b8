import { ApiError, invalidArgument, notImplemented, unknownField } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { touchFile } from '../drive/files.ts';
import { bool, list, message, parseBody, type Shape, text, verbatim } from '../sheets/shape.ts';
import { alreadySet } from './already-set.ts';
import { followQuestions } from './destination.ts';
import { loadForm, saveForm } from './repository.ts';
import type { Step } from './requests/kind.ts';
import { KINDS } from './requests/registry.ts';
import { revisionId, showForm } from './show-form.ts';
import { notifyWatches } from './watches/notify.ts';

interface NamedStep {
  readonly kind: string;
  readonly step: Step;
}

const requestMessage: Shape<NamedStep> = {
  read(value, at) {
    const [first, second] = Object.entries(verbatim.read(value, at)).filter(([, body]) => body !== null);
    if (!first) throw invalidArgument(`Invalid ${at}: No request set.`);
    const [kind, body] = first;
    const known = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
    if (!known) throw unknownField(kind, at);
    if (second) {
      throw alreadySet(at, second[0]);
    }
    return { kind, step: known.read(body, `${at}.${kind}`) };
  },
};

const bodyMessage = message({
  requests: list(requestMessage),
  includeFormInResponse: bool,
  writeControl: message({ requiredRevisionId: text, targetRevisionId: text }),
});

/** forms.batchUpdate applies all requests in order, or none. Each request sees the effects of the requests before it. */
export function batchUpdateForm(request: Request, formId: string, context: Context): Answer {
  const before = loadForm(context, formId);
  const { requests = [], includeFormInResponse, writeControl } = bodyMessage.read(parseBody(request.body), '');
  if (requests.length === 0) throw invalidArgument('Must specify at least one request.');
  const { requiredRevisionId: wanted, targetRevisionId: target } = writeControl ?? {};
  if (wanted && target) throw alreadySet('write_control', 'targetRevisionId', 'control');
  // Google can apply a change to an older revision; the emulator changes only the latest revision.
  if (target && target !== revisionId(before)) throw notImplemented('writeControl.targetRevisionId');
  if (wanted && wanted !== revisionId(before)) {
    throw invalidArgument(`The required revision ID '${wanted}' does not match the latest revision of the form.`);
  }
  const replies: object[] = [];
  let form = before;
  requests.forEach(({ kind, step }, index) => {
    try {
      const outcome = step(form, context.ids);
      form = outcome.form;
      replies.push(outcome.reply ? { [kind]: outcome.reply } : {});
    } catch (error) {
      throw located(error, `requests[${index}].${kind}`);
    }
  });
  const after = followQuestions({ ...form, revision: before.revision + 1 }, context);
  saveForm(context, after);
  touchFile(context, formId);
  notifyWatches(formId, 'SCHEMA', context);
  return json(
    {
      ...(includeFormInResponse ? { form: showForm(after, request, context) } : {}),
      replies,
      writeControl: { requiredRevisionId: revisionId(after) },
    },
    request,
  );
}

function located(error: unknown, place: string): unknown {
  if (!(error instanceof ApiError)) return error;
  const message = error.httpStatus === 501 ? `${error.message} (in ${place})` : `Invalid ${place}: ${error.message}`;
  return new ApiError(error.httpStatus, error.status, message, error.details);
}
