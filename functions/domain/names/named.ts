/** A person whom texts may name. */
export interface Named {
  readonly code: string;
  readonly name: string | undefined;
  readonly email?: string | undefined;
}
