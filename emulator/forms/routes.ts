import { json, type Route } from '../core/exchange.ts';
import { selectFields } from '../core/fields-mask.ts';
import { checkQuery } from '../sheets/query.ts';
import { bool, message, parseBody, text } from '../sheets/shape.ts';
import { batchUpdateForm } from './batch-update.ts';
import { createForm } from './create-form.ts';
import { linkToTab } from './destination.ts';
import type { FormPages } from './page/form-pages.ts';
import { submitForm, viewForm, viewSent } from './page/respond.ts';
import { setPublishSettings } from './publish-settings.ts';
import { deleteResponse, loadForm, saveForm } from './repository.ts';
import { getResponse, listResponses } from './responses.ts';
import { showForm } from './show-form.ts';
import { watchRoutes } from './watches/routes.ts';

const destinationMessage = message({ spreadsheetId: text, title: text });
const editsMessage = message({ allow: bool });
const responseMessage = message({ responseId: text });

/**
 * Routes for Forms v1 at Google's own paths and for the public page of a form. Routes under `/emulator/` do what at Google only Apps Script can do:
 * link a form to a tab (`Form.setDestination`), let respondents edit their answers (`Form.setAllowResponseEdits`), delete an answer
 * (`Form.deleteResponse`).
 * @param pages - how respondents see a form
 */
export const formsRoutes = (pages: FormPages): readonly Route[] => [
  {
    method: 'POST',
    pattern: /^\/v1\/forms$/,
    handle(request, _params, context) {
      checkQuery(request.query, 'unpublished');
      return createForm(request, context);
    },
  },
  {
    method: 'GET',
    pattern: /^\/v1\/forms\/(?<formId>[^/:]+)$/,
    handle(request, { formId = '' }, context) {
      checkQuery(request.query);
      return json(selectFields(showForm(loadForm(context, formId), request, context), request.query), request);
    },
  },
  {
    method: 'POST',
    pattern: /^\/v1\/forms\/(?<formId>[^/:]+):batchUpdate$/,
    handle(request, { formId = '' }, context) {
      checkQuery(request.query);
      return batchUpdateForm(request, formId, context);
    },
  },
  {
    method: 'POST',
    pattern: /^\/v1\/forms\/(?<formId>[^/:]+):setPublishSettings$/,
    handle(request, { formId = '' }, context) {
      checkQuery(request.query);
      return setPublishSettings(request, formId, context);
    },
  },
  {
    method: 'GET',
    pattern: /^\/v1\/forms\/(?<formId>[^/:]+)\/responses$/,
    handle(request, { formId = '' }, context) {
      checkQuery(request.query, 'filter', 'pageSize', 'pageToken');
      return listResponses(request, formId, context);
    },
  },
  {
    method: 'GET',
    pattern: /^\/v1\/forms\/(?<formId>[^/:]+)\/responses\/(?<responseId>[^/:]+)$/,
    handle(request, { formId = '', responseId = '' }, context) {
      checkQuery(request.query);
      return getResponse(request, formId, responseId, context);
    },
  },
  ...watchRoutes,
  {
    method: 'POST',
    pattern: /^\/emulator\/forms\/(?<formId>[^/:]+):setDestination$/,
    handle(request, { formId = '' }, context) {
      const { spreadsheetId, title } = destinationMessage.read(parseBody(request.body), '');
      const sheetId = linkToTab(loadForm(context, formId), spreadsheetId ?? '', title, context);
      return json({ sheetId }, request);
    },
  },
  {
    method: 'POST',
    pattern: /^\/emulator\/forms\/(?<formId>[^/:]+):deleteResponse$/,
    handle(request, { formId = '' }, context) {
      const { responseId } = responseMessage.read(parseBody(request.body), '');
      loadForm(context, formId);
      deleteResponse(context, formId, responseId ?? '');
      return json({}, request);
    },
  },
  {
    method: 'POST',
    pattern: /^\/emulator\/forms\/(?<formId>[^/:]+):setAllowResponseEdits$/,
    handle(request, { formId = '' }, context) {
      const { allow } = editsMessage.read(parseBody(request.body), '');
      saveForm(context, { ...loadForm(context, formId), allowResponseEdits: allow ?? false });
      return json({}, request);
    },
  },
  {
    method: 'GET',
    pattern: /^\/forms\/d\/e\/(?<publishedId>[^/]+)\/viewform$/,
    audience: 'everybody',
    handle: (request, { publishedId = '' }, context) => viewForm(request, publishedId, context, pages),
  },
  {
    method: 'GET',
    pattern: /^\/forms\/d\/e\/(?<publishedId>[^/]+)\/formResponse$/,
    audience: 'everybody',
    handle: (request, { publishedId = '' }, context) => viewSent(request, publishedId, context, pages),
  },
  {
    method: 'POST',
    pattern: /^\/forms\/d\/e\/(?<publishedId>[^/]+)\/formResponse$/,
    audience: 'everybody',
    together: true,
    handle: (request, { publishedId = '' }, context) => submitForm(request, publishedId, context, pages),
  },
];
