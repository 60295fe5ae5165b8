import type { DocumentKind } from '../../../../sheets-schema/tables/documents.ts';
import type { Kind } from '../kind.ts';
import { orderCurator } from './order-curator.ts';

/** Every kind that is written out, in the order of the year. */
export const kinds: { readonly [K in DocumentKind]?: Kind } = { orderCurator };
