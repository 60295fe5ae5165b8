import { ApiError, invalidArgument, notFound } from '../../core/errors.ts';
import { type Context, json, type Route } from '../../core/exchange.ts';
import { selectFields } from '../../core/fields-mask.ts';
import { checkQuery } from '../../sheets/query.ts';
import { message, outputOnly, parseBody, text } from '../../sheets/shape.ts';
import { choice } from '../messages.ts';
import { loadForm } from '../repository.ts';
import { activeWatches, findWatch, removeWatch, saveWatch, sevenDaysOn, type WatchDocument } from './watch.ts';

const createBody = message({
  watch: message({
    id: text,
    target: message({ topic: message({ topicName: text }) }),
    eventType: choice('Watch.EventType', ['SCHEMA', 'RESPONSES']),
    createTime: outputOnly,
    expireTime: outputOnly,
    state: outputOnly,
    errorType: outputOnly,
  }),
  watchId: text,
});

const TOPIC = /^projects\/([^/]+)\/topics\/[^/]+$/;

function showWatch({ id, topicName, eventType, createTime, expireTime, errorType }: WatchDocument): object {
  return {
    id,
    target: { topic: { topicName } },
    eventType,
    createTime,
    expireTime,
    ...(errorType ? { errorType, state: 'SUSPENDED' } : { state: 'ACTIVE' }),
  };
}

/** The project of a watch. It equals the topic's project, since only that project's owner may create the watch. */
const projectOf = (topicName: string): string => TOPIC.exec(topicName)?.[1] ?? '';

function createWatch(body: ReturnType<typeof createBody.read>, formId: string, context: Context): WatchDocument {
  const { watch, watchId } = body;
  if (!watch) throw invalidArgument('watch is required.');
  if (watch.id) throw invalidArgument('The watch must not have an id; use watch_id instead.');
  const { eventType } = watch;
  const topicName = watch.target?.topic?.topicName ?? '';
  if (!TOPIC.test(topicName)) throw invalidArgument(`Invalid topic name: ${topicName}`);
  if (!eventType) throw invalidArgument('watch.event_type is required.');
  if (watchId !== undefined && !/^[a-z-]{4,63}$/.test(watchId)) throw invalidArgument(`Invalid watch_id: ${watchId}`);
  const others = activeWatches(context, formId);
  if (watchId !== undefined && others.some((each) => each.id === watchId)) {
    throw new ApiError(409, 'ALREADY_EXISTS', 'Requested entity already exists');
  }
  const project = projectOf(topicName);
  if (others.some((each) => each.eventType === eventType && projectOf(each.topicName) === project)) {
    throw invalidArgument(`A watch of event type ${eventType} already exists for this form and project.`);
  }
  const createTime = context.clock.now().toISOString();
  const id = watchId ?? madeId(context);
  return { id, formId, topicName, eventType, createTime, expireTime: sevenDaysOn(context) };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const madeId = ({ ids }: Context): string =>
  Array.from({ length: 24 }, () => LETTERS.charAt(ids.below(LETTERS.length))).join('');

function loadWatch(context: Context, formId: string, id: string): WatchDocument {
  loadForm(context, formId);
  const watch = findWatch(context, formId, id);
  if (!watch) throw notFound();
  return watch;
}

const WATCHES = '^/v1/forms/(?<formId>[^/:]+)/watches';

/** Routes of forms.watches. Expired watches are treated as missing. */
export const watchRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: new RegExp(`${WATCHES}$`),
    handle(request, { formId = '' }, context) {
      checkQuery(request.query);
      loadForm(context, formId);
      const watch = createWatch(createBody.read(parseBody(request.body), ''), formId, context);
      saveWatch(context, watch);
      return json(selectFields(showWatch(watch), request.query), request);
    },
  },
  {
    method: 'GET',
    pattern: new RegExp(`${WATCHES}$`),
    handle(request, { formId = '' }, context) {
      checkQuery(request.query);
      loadForm(context, formId);
      const watches = activeWatches(context, formId).map(showWatch);
      return json(selectFields(watches.length > 0 ? { watches } : {}, request.query), request);
    },
  },
  {
    method: 'DELETE',
    pattern: new RegExp(`${WATCHES}/(?<watchId>[^/:]+)$`),
    handle(request, { formId = '', watchId = '' }, context) {
      checkQuery(request.query);
      removeWatch(context, loadWatch(context, formId, watchId));
      return json({}, request);
    },
  },
  {
    method: 'POST',
    pattern: new RegExp(`${WATCHES}/(?<watchId>[^/:]+):renew$`),
    handle(request, { formId = '', watchId = '' }, context) {
      checkQuery(request.query);
      const { errorType: _error, ...watch } = loadWatch(context, formId, watchId);
      const renewed = { ...watch, expireTime: sevenDaysOn(context) };
      saveWatch(context, renewed);
      return json(selectFields(showWatch(renewed), request.query), request);
    },
  },
];
