/** Somebody as texts may name them. */
export interface Named {
  readonly code: string;
  readonly name: string | undefined;
  readonly email?: string | undefined;
}
