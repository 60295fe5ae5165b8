import { notImplemented } from '../core/errors.ts';
import { type Answer, type Context, json, type Request, type Route } from '../core/exchange.ts';
import { deleteFile, updateFile } from './change-file.ts';
import { copyFile, createFile } from './create-file.ts';
import { fileNotFound } from './drive-error.ts';
import { exportFile } from './export-file.ts';
import { type FileDocument, findFile } from './files.ts';
import { listFiles } from './list-files.ts';
import { createPermission, listPermissions } from './permissions.ts';
import { fieldsMask, showFile } from './show-file.ts';

const FILES = '/drive/v3/files';
const ONE = `${FILES}/(?<fileId>[^/]+)`;

/** A route about one file. @throws 404 when there is no such file */
function fileRoute(
  method: string,
  path: string,
  handle: (request: Request, file: FileDocument, context: Context) => Answer,
): Route {
  return {
    method,
    pattern: new RegExp(`^${ONE}${path}$`),
    handle(request, { fileId = '' }, context) {
      const file = findFile(context, fileId);
      if (!file) throw fileNotFound(fileId);
      return handle(request, file, context);
    },
  };
}

function laterRoute(method: string, path: string, name: string): Route {
  return {
    method,
    pattern: new RegExp(`^${path}$`),
    handle() {
      throw notImplemented(name);
    },
  };
}

/** The methods of Drive v3, under Google's own paths. */
export const driveRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: new RegExp(`^${FILES}$`),
    handle: (request, _params, context) => createFile(request, context),
  },
  {
    method: 'GET',
    pattern: new RegExp(`^${FILES}$`),
    handle: (request, _params, context) => listFiles(request, context),
  },
  fileRoute('GET', '', (request, file, context) => {
    if (request.query.get('alt') === 'media') throw notImplemented('alt=media');
    return json(showFile(file, request, context, fieldsMask(request)), request);
  }),
  fileRoute('PATCH', '', updateFile),
  fileRoute('DELETE', '', (_request, file, context) => deleteFile(file, context)),
  fileRoute('POST', '/copy', copyFile),
  fileRoute('GET', '/export', exportFile),
  fileRoute('POST', '/permissions', createPermission),
  fileRoute('GET', '/permissions', listPermissions),
  laterRoute('POST', '/upload/drive/v3/files', 'files.create with media'),
  laterRoute('PATCH', '/upload/drive/v3/files/[^/]+', 'files.update with media'),
  laterRoute('DELETE', `${ONE}/permissions/[^/]+`, 'permissions.delete'),
  laterRoute('PATCH', `${ONE}/permissions/[^/]+`, 'permissions.update'),
];
