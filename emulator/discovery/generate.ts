import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import type { DiscoveryDocument, Method, Parameter, Resource, Schema } from './document.ts';

/** The emulated APIs and their paths below the root. */
export const APIS = [
  { name: 'sheets', version: 'v4', title: 'Google Sheets API' },
  { name: 'forms', version: 'v1', title: 'Google Forms API' },
  { name: 'drive', version: 'v3', title: 'Google Drive API' },
] as const;

export type Api = (typeof APIS)[number];

const PACKAGE = createRequire(import.meta.url)
  .resolve('googleapis/package.json')
  .replace('package.json', '');

/** The discovery document of an API, extracted from the types and the calls in the `googleapis` package. */
export function readDocument({ name, version, title }: Api): DiscoveryDocument {
  const path = `${PACKAGE}build/src/apis/${name}/${version}`;
  const types = interfacesOf(`${path}.d.ts`);
  const schemas: Record<string, Schema> = {};
  for (const [full, members] of types.interfaces) {
    if (!full.startsWith('Schema$')) continue;
    const id = full.slice('Schema$'.length);
    schemas[id] = { id, type: 'object', properties: propertiesOf(members) };
  }
  const standard = types.interfaces.get('StandardParameters') ?? [];
  return {
    name,
    version,
    title,
    parameters: parametersOf(
      standard.filter((member) => nameOf(member) !== 'auth'),
      [],
    ),
    schemas,
    resources: resourcesOf(name, callsOf(`${path}.js`), types),
  };
}

/** The text of the committed file: one line per schema and method, so that diffs are readable. */
export function printDocument(document: DiscoveryDocument): string {
  const schemas = Object.entries(document.schemas).map(
    ([id, schema]) => `${JSON.stringify(id)}:${JSON.stringify(schema)}`,
  );
  const rest = JSON.stringify({ ...document, schemas: 0 }).replace(/\{"id":"/g, '\n{"id":"');
  const whole = rest.replace('"schemas":0', () => `"schemas":{\n${schemas.join(',\n')}\n}`);
  return `// Made by \`npm run generate:discovery\` from the types of the googleapis package. Not to be edited.
import type { DiscoveryDocument } from '../document.ts';

export const ${document.name}: DiscoveryDocument = ${whole};
`;
}

type Members = readonly ts.TypeElement[];

interface Types {
  readonly interfaces: ReadonlyMap<string, Members>;
  /** The message that a method returns, by class and method name, e.g. `Forms$Responses.list`. */
  readonly answers: ReadonlyMap<string, string>;
}

function interfacesOf(path: string): Types {
  const interfaces = new Map<string, Members>();
  const answers = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, [...node.members]);
    if (ts.isClassDeclaration(node)) {
      for (const member of node.members) {
        const answer = /GaxiosResponseWithHTTP2<Schema\$(\w+)>/.exec(member.getText(source))?.[1];
        if (member.name && answer) answers.set(`${className(node.name?.text)}.${member.name.getText(source)}`, answer);
      }
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  visit(source);
  return { interfaces, answers };
}

const className = (name = ''): string => name.replace('Resource$', '');
const nameOf = (member: ts.TypeElement): string => member.name?.getText().replace(/^'|'$/g, '') ?? '';

function propertiesOf(members: Members): Record<string, Schema> {
  return Object.fromEntries(
    members.flatMap((member) => {
      if (!ts.isPropertySignature(member) || !member.type) return [];
      return [[nameOf(member), schemaOf(member.type)]];
    }),
  );
}

const SCALARS = new Map<ts.SyntaxKind, Schema>([
  [ts.SyntaxKind.StringKeyword, { type: 'string' }],
  [ts.SyntaxKind.NumberKeyword, { type: 'number' }],
  [ts.SyntaxKind.BooleanKeyword, { type: 'boolean' }],
  [ts.SyntaxKind.AnyKeyword, { type: 'any' }],
]);

function schemaOf(type: ts.TypeNode): Schema {
  const scalar = SCALARS.get(type.kind);
  if (scalar) return scalar;
  if (ts.isUnionTypeNode(type)) {
    const [only] = type.types.filter((each) => each.getText() !== 'null');
    return only ? schemaOf(only) : { type: 'any' };
  }
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: schemaOf(type.elementType) };
  if (ts.isTypeLiteralNode(type)) {
    const index = type.members.find(ts.isIndexSignatureDeclaration);
    if (index) return { type: 'object', additionalProperties: schemaOf(index.type) };
    return { type: 'object', properties: propertiesOf([...type.members]) };
  }
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText();
    const [element] = type.typeArguments ?? [];
    if (name === 'Array' && element) return { type: 'array', items: schemaOf(element) };
    if (name.startsWith('Schema$')) return { $ref: name.slice('Schema$'.length) };
  }
  throw new Error(`No schema for the type ${type.getText()}`);
}

function parametersOf(members: Members, path: readonly string[]): Record<string, Parameter> {
  return Object.fromEntries(
    members.flatMap((member) => {
      if (!ts.isPropertySignature(member) || !member.type) return [];
      const schema = schemaOf(member.type);
      const name = nameOf(member);
      if (name === 'requestBody' || name === 'media') return [];
      const { type } = schema.items ?? schema;
      const parameter: Parameter = {
        type: type === 'number' ? 'integer' : type === 'boolean' ? 'boolean' : 'string',
        location: path.includes(name) ? 'path' : 'query',
        ...(path.includes(name) && { required: true }),
        ...(schema.items && { repeated: true }),
      };
      return [[name, parameter]];
    }),
  );
}

interface Call {
  /** The class, e.g. `Spreadsheets$Developermetadata`. */
  readonly resource: string;
  /** The property names from the API to this class, e.g. spreadsheets, developerMetadata. */
  readonly names: readonly string[];
  readonly name: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly upload: string | undefined;
  readonly required: readonly string[];
  readonly inPath: readonly string[];
}

const RESOURCE = /this\.(\w+) = new Resource\$([\w$]+)\(/g;
const CALL =
  /class Resource\$([\w$]+) \{|^ {8}(\w+)\(paramsOrCallback|rootUrl \+\s*'([^']+)'[^;]*?method: '(\w+)'(?:[^;]*?mediaUrl: \(rootUrl \+\s*'([^']+)')?[^;]*?requiredParams: \[([^\]]*)\],\s*pathParams: \[([^\]]*)\]/gm;

function callsOf(path: string): Call[] {
  const source = readFileSync(path, 'utf8');
  const last = new Map([...source.matchAll(RESOURCE)].map(([, name = '', resource = '']) => [resource, name]));
  const namesOf = (resource: string): string[] => {
    const parts = resource.split('$');
    return parts.map((_, index) => last.get(parts.slice(0, index + 1).join('$')) ?? '');
  };
  const calls: Call[] = [];
  let resource = '';
  let name = '';
  for (const [, opened, method, url, httpMethod = '', upload, required = '', inPath = ''] of source.matchAll(CALL)) {
    if (opened) resource = opened;
    else if (method) name = method;
    else if (url) {
      const lists = { required: words(required), inPath: words(inPath) };
      calls.push({ resource, names: namesOf(resource), name, path: url, httpMethod, upload, ...lists });
    }
  }
  return calls;
}

const words = (list: string): string[] => [...list.matchAll(/'([^']+)'/g)].flatMap(([, word]) => word ?? []);

/** The name with a capital first letter and no other capitals, as in the package's parameter types: `batchUpdate` → `Batchupdate`. */
const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();

interface OpenResource {
  methods?: Record<string, Method>;
  resources?: Record<string, OpenResource>;
}

function resourcesOf(api: string, calls: readonly Call[], types: Types): Record<string, Resource> {
  const root: OpenResource = {};
  for (const call of calls) {
    let place = root;
    for (const part of call.names) {
      place.resources ??= {};
      place.resources[part] ??= {};
      place = place.resources[part];
    }
    place.methods ??= {};
    place.methods[call.name] = methodOf(api, call, types);
  }
  return root.resources ?? {};
}

function methodOf(api: string, call: Call, { interfaces, answers }: Types): Method {
  const members = interfaces.get(`Params$Resource$${call.resource}$${capitalized(call.name)}`) ?? [];
  const body = members.find((member) => nameOf(member) === 'requestBody');
  const request = body && ts.isPropertySignature(body) && body.type ? schemaOf(body.type).$ref : undefined;
  const response = answers.get(`${call.resource}.${call.name}`);
  return {
    id: [api, ...call.names, call.name].join('.'),
    path: call.path.replace(/^\//, ''),
    httpMethod: call.httpMethod,
    parameters: parametersOf(members, call.inPath),
    parameterOrder: call.required,
    ...(request && { request: { $ref: request } }),
    ...(response && { response: { $ref: response } }),
    ...(call.upload && {
      supportsMediaUpload: true,
      mediaUpload: {
        accept: ['*/*'],
        protocols: {
          simple: { multipart: true, path: call.upload },
          resumable: { multipart: true, path: call.upload.replace(/^\/upload/, '/resumable/upload') },
        },
      },
    }),
  };
}
