/** The data file, for programs that store their own documents in it or read the services' documents. */
export { isDataFile, Store, type StoredDocument, StoreError, type StoreFailure } from './core/store.ts';
export { findFile } from './drive/files.ts';
export { MEDIA, type MediaDocument, mediaDocument } from './drive/media.ts';
