import * as z from 'zod';
import { bareAddress } from '../../sheets-schema/address-letters.ts';
import { passwordHash } from './password-hash.ts';
import { ROLES, type Role } from './role.ts';

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

export const accountSchema = z.object({
  /** The person's e-mail address in lower case. It identifies the account, also in the spreadsheet's journal. */
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** Absent until the person has chosen a password. */
  password: passwordHash.optional(),
  /** The secret of the second factor, in base32; absent if it is off. */
  secondFactor: z.string().optional(),
  /** The counter of the last accepted code of the second factor, so that no code is accepted twice. */
  lastCode: z.number().int().optional(),
  /** The last ISO day on which the account may enter. */
  until: z.string().regex(ISO_DAY).optional(),
});

export type Account = z.infer<typeof accountSchema>;

/** Whether an account may enter on this ISO day. */
export const isOpen = ({ until }: Account, today: string): boolean => until === undefined || today <= until;

export const hasRole = ({ roles }: Account, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** An address as accounts have it: in lower case, without the signs that people copy with an address. */
export const normalEmail = (text: string): string => bareAddress(text).toLowerCase();
