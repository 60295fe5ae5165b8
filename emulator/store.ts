/** The data file, for programs that store their own documents in it or read the services' documents. */
export { isDataFile } from './core/data-file.ts';
export { Store, type StoredDocument } from './core/store.ts';
export { StoreError, type StoreFailure } from './core/store-error.ts';
export { findFile } from './drive/files.ts';
export { MEDIA, type MediaDocument, mediaDocument } from './drive/media.ts';
