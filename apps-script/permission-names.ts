/** What each scope of the manifest lets the script do, in the words of Google's own consent screen. */
export const permissionNames: Readonly<Record<string, string>> = {
  'https://www.googleapis.com/auth/spreadsheets': 'таблицы',
  'https://www.googleapis.com/auth/forms': 'формы',
  'https://www.googleapis.com/auth/drive.file': 'файлы этой программы на Диске',
  'https://www.googleapis.com/auth/script.send_mail': 'отправка писем',
  'https://www.googleapis.com/auth/script.scriptapp': 'работа без Вас',
  'https://www.googleapis.com/auth/script.container.ui': 'окна в таблице',
  'https://www.googleapis.com/auth/script.external_request': 'связь с внешними службами',
  'https://www.googleapis.com/auth/userinfo.email': 'адрес Вашей почты',
};
