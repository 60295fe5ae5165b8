import { DriveError } from '../core/errors.ts';
import { type Answer, type Context, json, type Request } from '../core/exchange.ts';
import { type Mask, prune } from '../core/fields-mask.ts';
import { DOCUMENT_EXPORTS, DOCX } from './document/document.ts';
import { DOCUMENT, SPREADSHEET } from './files.ts';
import { fieldsMask } from './show-file.ts';
import { SPREADSHEET_EXPORTS, XLSX } from './spreadsheet-exports.ts';

/** The request's mask, which the method requires, because it has no default answer. @throws 400 if the mask is missing */
function demandedMask(request: Request): Mask {
  const mask = fieldsMask(request);
  if (!mask) throw new DriveError(400, 'required', "The 'fields' parameter is required for this method.", 'fields');
  return mask;
}

/** about.get: the caller and the available conversions. Storage is unlimited. */
export function about(request: Request, { identity }: Context): Answer {
  const mask = demandedMask(request);
  const whole = {
    kind: 'drive#about',
    user: { kind: 'drive#user', displayName: identity.split('@')[0], me: true, emailAddress: identity },
    storageQuota: { usage: '0', usageInDrive: '0', usageInDriveTrash: '0' },
    importFormats: {
      'text/html': [DOCUMENT],
      'text/plain': [DOCUMENT],
      [DOCX]: [DOCUMENT],
      'text/csv': [SPREADSHEET],
      'text/tab-separated-values': [SPREADSHEET],
      [XLSX]: [SPREADSHEET],
    },
    exportFormats: { [DOCUMENT]: Object.keys(DOCUMENT_EXPORTS), [SPREADSHEET]: Object.keys(SPREADSHEET_EXPORTS) },
    canCreateDrives: true,
  };
  return json(prune(whole, mask), request);
}

/** comments.list. The list is always empty. */
export function listComments(request: Request): Answer {
  return json(prune({ kind: 'drive#commentList', comments: [] }, demandedMask(request)), request);
}
