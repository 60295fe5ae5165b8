import { DriveError } from '../core/errors.ts';

export const fileNotFound = (id: string): DriveError =>
  new DriveError(404, 'notFound', `File not found: ${id}.`, 'fileId');

export const invalidParameter = (name: string): DriveError => new DriveError(400, 'invalid', 'Invalid Value', name);

/** Google's error if a service account would own a file, because service accounts have no storage. */
export const noStorage = (): DriveError =>
  new DriveError(
    403,
    'storageQuotaExceeded',
    'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.',
    undefined,
    'usageLimits',
  );
