/** The part of a discovery document (https://developers.google.com/discovery/v1/reference/apis) that Google's types contain. */
export interface DiscoveryDocument {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  /** Query parameters of every method. */
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly resources: Readonly<Record<string, Resource>>;
}

export interface Resource {
  readonly methods?: Readonly<Record<string, Method>>;
  readonly resources?: Readonly<Record<string, Resource>>;
}

export interface Method {
  /** E.g. `sheets.spreadsheets.values.get`. */
  readonly id: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly parameterOrder: readonly string[];
  readonly request?: { readonly $ref: string };
  readonly response?: { readonly $ref: string };
  readonly supportsMediaUpload?: true;
  readonly mediaUpload?: object;
}

export interface Parameter {
  readonly type: 'string' | 'integer' | 'boolean';
  readonly location: 'path' | 'query';
  readonly required?: true;
  readonly repeated?: true;
}

/** The type of a message, of one of its fields, or of the elements of a list. */
export interface Schema {
  readonly id?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'any';
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
}
