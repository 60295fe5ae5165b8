import { notFound, notImplemented } from '../core/errors.ts';
import { json, type Request, type Route } from '../core/exchange.ts';
import type { DiscoveryDocument, Parameter, Resource, Schema } from './document.ts';
import { ENUMS } from './enums.ts';
import { DOCUMENTS, METHODS } from './methods.ts';

/** Methods whose answer may be a file's content, which clients then ask for with `alt=media`. */
const DOWNLOADS = new Set(['drive.files.get', 'drive.files.export', 'drive.revisions.get']);

/** Adds what the types of Google's client lack: which methods download, and the values of enums. */
function completed(resources: Readonly<Record<string, Resource>>, api: string): object {
  return mapped(resources, ({ methods, resources: below, ...rest }) => ({
    ...rest,
    ...(methods && {
      methods: mapped(methods, (method) => ({
        ...method,
        ...(DOWNLOADS.has(method.id) && { supportsMediaDownload: true, useMediaDownloadService: true }),
        parameters: withEnums(method.parameters, api, method.id),
      })),
    }),
    ...(below && { resources: completed(below, api) }),
  }));
}

/** Adds the values of enums to fields or parameters. @param owner - the message or the method */
function withEnums(fields: Readonly<Record<string, Schema | Parameter>>, api: string, owner: string): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const values = ENUMS[api]?.get(`${owner}.${name}`);
      if (!values) return [name, field];
      const items = 'items' in field && field.items;
      return [name, items ? { ...field, items: { ...items, enum: values } } : { ...field, enum: values }];
    }),
  );
}

const schemasWithEnums = ({ name, schemas }: DiscoveryDocument): object =>
  mapped(schemas, ({ properties, ...schema }) => ({
    ...schema,
    ...(properties && { properties: withEnums(properties, name, schema.id ?? '') }),
  }));

function mapped<T>(record: Readonly<Record<string, T>>, change: (value: T) => object): object {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

/** The scopes of an API, as clients read them to ask for permission. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  sheets: ['drive', 'drive.file', 'drive.readonly', 'spreadsheets', 'spreadsheets.readonly'],
  forms: ['drive', 'drive.file', 'drive.readonly', 'forms.body', 'forms.body.readonly', 'forms.responses.readonly'],
  drive: ['drive', 'drive.file', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly', 'drive.appdata'],
};

function authOf(name: string): object {
  const scopes = (SCOPES[name] ?? []).map((scope) => [
    `https://www.googleapis.com/auth/${scope}`,
    { description: `The scope ${scope} of Google's documentation.` },
  ]);
  return { oauth2: { scopes: Object.fromEntries(scopes) } };
}

/** The discovery document for a client, with the address of the server that received the request. */
function shown(document: DiscoveryDocument, { headers }: Request): object {
  const { name, version, resources, ...rest } = document;
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
    batchPath: name === 'drive' ? 'batch/drive/v3' : 'batch',
    auth: authOf(name),
    ...rest,
    schemas: schemasWithEnums(document),
    resources: completed(resources, name),
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
