import { notFound, notImplemented } from '../core/errors.ts';
import { json, type Request, type Route } from '../core/exchange.ts';
import type { DiscoveryDocument } from './document.ts';
import { DOCUMENTS, METHODS } from './methods.ts';

/** The discovery document for a client, with the address of the server that received the request. */
function shown({ name, version, ...rest }: DiscoveryDocument, { headers }: Request): object {
  const rootUrl = `http://${headers.host ?? 'localhost'}/`;
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: `${name}:${version}`,
    name,
    version,
    protocol: 'rest',
    ownerDomain: 'google.com',
    ownerName: 'Google',
    rootUrl,
    servicePath: '',
    baseUrl: rootUrl,
    basePath: '',
    batchPath: 'batch',
    ...rest,
  };
}

/** The list of APIs, as `discovery.apis.list` returns it. */
function directory({ headers }: Request): object {
  const root = `http://${headers.host ?? 'localhost'}`;
  return {
    kind: 'discovery#directoryList',
    discoveryVersion: 'v1',
    items: DOCUMENTS.map(({ name, version, title }) => ({
      kind: 'discovery#directoryItem',
      id: `${name}:${version}`,
      name,
      version,
      title,
      discoveryRestUrl: `${root}/discovery/v1/apis/${name}/${version}/rest`,
      preferred: true,
    })),
  };
}

/** Routes for the list of APIs and for the discovery documents. At `/$discovery/rest?version=`, only the version identifies the API. */
export const discoveryRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/(\$|%24)discovery\/rest$/,
    audience: 'everybody',
    handle(request) {
      const document = DOCUMENTS.find((each) => each.version === request.query.get('version'));
      if (!document) throw notFound();
      return json(shown(document, request), request);
    },
  },
  {
    method: 'GET',
    pattern: /^\/discovery\/v1\/apis$/,
    audience: 'everybody',
    handle: (request) => json(directory(request), request),
  },
  {
    method: 'GET',
    pattern: /^\/discovery\/v1\/apis\/(?<name>\w+)\/(?<version>\w+)\/rest$/,
    audience: 'everybody',
    handle(request, { name, version }) {
      const document = DOCUMENTS.find((each) => each.name === name && each.version === version);
      if (!document) throw notFound();
      return json(shown(document, request), request);
    },
  },
];

/** Fallback routes for every Google method that the emulator does not implement: 501 with the method's name. */
export const refusedMethods: readonly Route[] = METHODS.flatMap(({ method: { id, httpMethod }, pattern, upload }) => {
  const handle = () => {
    throw notImplemented(id);
  };
  const patterns = upload ? [pattern, upload] : [pattern];
  return patterns.map((each) => ({ method: httpMethod, pattern: each, handle }));
});
