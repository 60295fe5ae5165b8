import { expect, it } from 'vitest';
import { refusalOfException } from '../../apps-script/gateways/mail-exceptions.ts';

it.each([
  ['Service invoked too many times for one day: email.', 'quota'],
  ['Служба вызвана слишком много раз за один день: email.', 'quota'],
  ['Service invoked too many times in a short time: email. Try Utilities.sleep(1000) between calls.', 'rate'],
  ['Exception: Limit Exceeded: Email Body Size.', 'size'],
  ['Limit Exceeded: Email Total Attachments Size.', 'size'],
  ['Invalid email: anna@', 'address'],
  ['Failed to send email: no recipient', 'address'],
  ['Недопустимый адрес электронной почты: anna@', 'address'],
  ['You do not have permission to call MailApp.sendEmail. Required permissions: script.send_mail', 'permission'],
  ['Authorization is required to perform that action.', 'permission'],
  ['Gmail operation not allowed.', 'permission'],
  ['У вас нет разрешения на вызов MailApp.sendEmail.', 'permission'],
  ['Service unavailable: Mail', 'unreachable'],
  ["We're sorry, a server error occurred. Please wait a bit and try again.", 'unreachable'],
  ['Сервис временно недоступен: Mail', 'unreachable'],
  ['Произошла ошибка сервера. Подождите немного и повторите попытку.', 'unreachable'],
  ['Не удалось обработать сообщение.', 'later'],
  ['Bu alıcıya e-posta gönderilemedi.', 'later'],
])('MailApp throws «%s»: %s', (words, refusal) => {
  expect(refusalOfException(words)).toBe(refusal);
});
