/** The data file, for a program that keeps its own documents in it, or searches it for what the services store. */
export { isDataFile, Store, type StoredDocument, StoreError, type StoreFailure } from './core/store.ts';
export { findFile } from './drive/files.ts';
export { MEDIA, type MediaDocument, mediaDocument } from './drive/media.ts';
