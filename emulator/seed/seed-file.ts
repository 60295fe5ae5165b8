import * as z from 'zod';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const spreadsheet = z.strictObject({
  /** Google's SpreadsheetProperties: title, locale, timeZone. */
  properties: z.record(z.string(), z.unknown()).default({}),
  sheets: z
    .array(
      z.strictObject({
        title: z.string(),
        /** Rows as typed: `=A1+1` is a formula, `2026-09-01` a date. */
        values: z.array(z.array(cell)).default([]),
      }),
    )
    .optional(),
  /** Roles by address, e.g. `{"boris@example.org": "writer"}`. */
  share: z.record(z.string(), z.enum(['writer', 'commenter', 'reader'])).default({}),
});

const form = z.strictObject({
  title: z.string(),
  description: z.string().optional(),
  /** Google's Items, in order. */
  items: z.array(z.record(z.string(), z.unknown())).default([]),
  /** Whether the form accepts answers. */
  published: z.boolean().default(false),
});

/** An emulator's initial content, written by hand. */
export const seedFile = z.strictObject({
  /** The owner of the files. */
  owner: z.string().default('owner@example.org'),
  spreadsheets: z.array(spreadsheet).default([]),
  forms: z.array(form).default([]),
});

export type SeedFile = z.input<typeof seedFile>;
