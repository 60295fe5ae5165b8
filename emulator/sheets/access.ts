import { z } from 'zod';
import { permissionDenied } from '../core/errors.ts';
import type { Context, Route } from '../core/exchange.ts';
import { findFile } from '../drive/files.ts';
import { mayChange, mayRead } from '../drive/sharing.ts';
import { parseBody } from './shape.ts';

/** POST methods that only read. */
const READS = /(:getByDataFilter|:batchGetByDataFilter|\/developerMetadata:search|:copyTo)$/;

const copyBody = z.object({ destinationSpreadsheetId: z.string().optional() });

/** @throws 403 when the caller's permissions for a spreadsheet do not suffice. One that Drive does not know is open to all. */
function guardAccess(context: Context, spreadsheetId: string, writing: boolean): void {
  const file = findFile(context, spreadsheetId);
  if (file && !(writing ? mayChange : mayRead)(file, context.identity)) throw permissionDenied();
}

/** A route on one spreadsheet that only those may use with whom it is shared. */
export function shared(route: Route): Route {
  return {
    ...route,
    handle(request, params, context) {
      const writing = request.method !== 'GET' && !READS.test(request.rawPath);
      if (params.id !== undefined) guardAccess(context, params.id, writing);
      if (request.rawPath.endsWith(':copyTo')) {
        const body = copyBody.safeParse(parseBody(request.body));
        // A body of another form is refused by the method itself.
        if (body.data?.destinationSpreadsheetId) guardAccess(context, body.data.destinationSpreadsheetId, true);
      }
      return route.handle(request, params, context);
    },
  };
}
