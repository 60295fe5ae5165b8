import { type MailServer, smtpServer } from '../functions/gateways/smtp.ts';
import { UserFacingError } from '../workspace/user-facing-error.ts';

const HIGHEST_PORT = 65_535;

/** The school's mail server, from the environment. @throws UserFacingError if its settings are missing or invalid */
export function schoolMail(variables: Readonly<Record<string, string | undefined>>): MailServer {
  const { SMTP_HOST: host, SMTP_PORT: port = '587', SMTP_USER: user, SMTP_PASSWORD: password = '' } = variables;
  if (!host) {
    throw new UserFacingError(
      'Почтовый сервер школы не указан. Задайте переменные SMTP_HOST, SMTP_PORT, SMTP_USER и SMTP_PASSWORD; см. docs/codes.md.',
    );
  }
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > HIGHEST_PORT) {
    throw new UserFacingError(`SMTP_PORT – номер порта почтового сервера, а там «${port}».`);
  }
  return smtpServer({ host, port: Number(port), ...(user ? { user, password } : {}) });
}
