/** A school's name is its folder and the first part of its host name, so it must be valid as both. */
const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Names of the server's own folders and hosts, and those that Windows keeps for devices. */
const TAKEN = /^(?:backups|logs|www|localhost|con|prn|aux|nul|com\d|lpt\d)$/;

export const isSchoolName = (text: string): boolean => NAME.test(text) && !TAKEN.test(text);

export const WANTED_NAME =
  'Короткое имя школы – латинские буквы, цифры и дефис, например school5: это имя её папки и начало её адреса.';
