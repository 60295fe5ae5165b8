/**
 * The web address of a Google Doc.
 * @param docsRoot - the root of document addresses, with a closing slash: `https://docs.google.com/`
 */
export const documentLink = (docsRoot: string, id: string): string => `${docsRoot}document/d/${id}/edit`;

/** Folders and documents have different hosts at Google. */
export const folderLink = (docsRoot: string, id: string): string =>
  `${docsRoot.replace('https://docs.google.com/', 'https://drive.google.com/')}drive/folders/${id}`;
