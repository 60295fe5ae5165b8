/** A person whose name may occur in texts. */
export interface Named {
  readonly code: string;
  readonly name: string | undefined;
  readonly email?: string | undefined;
}
