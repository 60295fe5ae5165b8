/** The web address of a Google Doc. @param docsRoot with a closing slash: `https://docs.google.com/` */
export const documentLink = (docsRoot: string, id: string): string => `${docsRoot}document/d/${id}/edit`;

/** The web address of a folder, which Google keeps on another host than documents. */
export const folderLink = (docsRoot: string, id: string): string =>
  `${docsRoot.replace('https://docs.google.com/', 'https://drive.google.com/')}drive/folders/${id}`;
