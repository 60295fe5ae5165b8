import { notImplemented } from '../core/errors.ts';
import type { Answer, Context, Request, Route } from '../core/exchange.ts';
import { about, listComments } from './about.ts';
import { deleteFile, emptyTrash, updateFile } from './change-file.ts';
import { answered, copyFile, createFile } from './create-file.ts';
import { downloadFile, exportFile } from './export-file.ts';
import type { FileDocument } from './files.ts';
import { generateIds } from './generated-ids.ts';
import { listFiles } from './list-files.ts';
import { createPermission, deletePermission, getPermission, listPermissions, updatePermission } from './permissions.ts';
import { checkView } from './permissions-shown.ts';
import { loadFile } from './place.ts';
import { sharedDriveRoutes } from './shared/drives.ts';
import { uploadRoutes } from './upload/routes.ts';

const FILES = '/drive/v3/files';
/** The path of one file. A segment that names a method is not an id. */
const ONE = `${FILES}/(?<fileId>(?!generateCseToken$)[^/]+)`;
const PERMISSION = '/permissions/(?<permissionId>[^/]+)';

/** A route for one file. @throws 404 if there is no such file */
function fileRoute(
  method: string,
  path: string,
  handle: (request: Request, file: FileDocument, context: Context, permissionId: string) => Answer,
): Route {
  return {
    method,
    pattern: new RegExp(`^${ONE}${path}$`),
    handle: (request, { fileId = '', permissionId = '' }, context) =>
      handle(request, loadFile(fileId, request, context), context, permissionId),
  };
}

function plainRoute(method: string, path: string, handle: (request: Request, context: Context) => Answer): Route {
  return {
    method,
    pattern: new RegExp(`^${path}$`),
    handle: (request, _params, context) => handle(request, context),
  };
}

/** Google's parameters that the emulator does not support. It accepts their value `false`, which changes nothing. */
const UNSUPPORTED = new Set([
  ...['acknowledgeAbuse', 'corpus', 'enforceExpansiveAccess', 'ignoreDefaultVisibility', 'includeLabels'],
  ...['includeTeamDriveItems', 'keepRevisionForever', 'moveToNewOwnersRoot', 'ocrLanguage'],
  ...['removeExpiration', 'startModifiedTime', 'teamDriveId', 'useContentAsIndexableText', 'useDomainAdminAccess'],
]);

/** Makes a route refuse parameters that it would otherwise ignore. */
const refusing = (route: Route): Route => ({
  ...route,
  handle(request, params, context) {
    checkView(request);
    for (const [name, value] of request.query)
      if (UNSUPPORTED.has(name) && value !== 'false') throw notImplemented(name);
    return route.handle(request, params, context);
  },
});

const routes: readonly Route[] = [
  plainRoute('GET', '/drive/v3/about', about),
  plainRoute('POST', FILES, createFile),
  plainRoute('GET', FILES, listFiles),
  plainRoute('GET', `${FILES}/generateIds`, generateIds),
  plainRoute('DELETE', `${FILES}/trash`, emptyTrash),
  fileRoute('GET', '', (request, file, context) =>
    request.query.get('alt') === 'media' ? downloadFile(request, file, context) : answered(file, request, context),
  ),
  fileRoute('PATCH', '', updateFile),
  fileRoute('DELETE', '', (_request, file, context) => deleteFile(file, context)),
  fileRoute('POST', '/copy', copyFile),
  fileRoute('GET', '/export', exportFile),
  fileRoute('GET', '/comments', listComments),
  fileRoute('POST', '/permissions', createPermission),
  fileRoute('GET', '/permissions', listPermissions),
  fileRoute('GET', PERMISSION, (request, file, _context, id) => getPermission(request, file, id)),
  fileRoute('PATCH', PERMISSION, (request, file, context, id) => updatePermission(request, file, id, context)),
  fileRoute('DELETE', PERMISSION, (_request, file, context, id) => deletePermission(file, id, context)),
  ...sharedDriveRoutes,
  ...uploadRoutes,
];

/** The methods of Drive v3, at Google's own paths. */
export const driveRoutes: readonly Route[] = routes.map(refusing);
