/** Where people find an earlier version of the table. A school's own server has no version history; it keeps backups. */
export const FROM_EARLIER_VERSION = '(в Google: «Файл» → «История версий»; на своём сервере: из резервной копии)';
