/** Where people open a Google Doc. @param docsRoot with a closing slash: `https://docs.google.com/` */
export const documentLink = (docsRoot: string, id: string): string => `${docsRoot}document/d/${id}/edit`;

/** Where people open a folder: Google has folders elsewhere than documents. */
export const folderLink = (docsRoot: string, id: string): string =>
  `${docsRoot.replace('https://docs.google.com/', 'https://drive.google.com/')}drive/folders/${id}`;
