interface Meaning {
  /**
   * `post`: all mail waits, because the fault is ours or the server wants a pause. `letter`: only this letter waits. `nothing`: nothing waits, and we
   * do not send the letter again.
   */
  readonly holds: 'post' | 'letter' | 'nothing';
  /** Whether the server would refuse the next letters too. If so, the run ends. */
  readonly stopsRun?: true;
  /** Whether we limit the tries. After the last try, only the curator can send the letter again. */
  readonly ends?: true;
  /** Whether the address may be wrong, so that we tell the reader where to correct it. */
  readonly checkAddress?: true;
  readonly what: string;
  readonly toDo: string;
}

const ASK = 'тому, кто ведёт почту школы';

/**
 * Every reason for which a mail server refuses a letter. The gateways choose it by the server's words and codes, never by the SMTP command alone.
 * Only `alike` comes from a comparison of a run's letters (`same-for-all.ts`).
 */
export const refusals = {
  sender: {
    holds: 'post',
    stopsRun: true,
    what: 'почтовый сервер не принимает адрес отправителя',
    toDo: `Впишите на листе «Настройки», строка «Адрес отправителя», адрес того ящика, под именем которого программа входит на почтовый сервер. Если он там и стоит, покажите эти слова ${ASK}: ящику нужно разрешить отправку с этого адреса.`,
  },
  relay: {
    holds: 'post',
    what: 'почтовый сервер отказывается пересылать письма на такие адреса',
    toDo: `Проверьте имя входа и пароль почты (SMTP_USER и SMTP_PASSWORD, на сервере школы – страница «Почта»): без имени входа и пароля сервер обычно не пересылает ничего. Если они верны, покажите эти слова ${ASK}: этой учётной записи нужно разрешить письма на любые адреса.`,
  },
  login: {
    holds: 'post',
    stopsRun: true,
    what: 'почтовый сервер не принимает имя входа и пароль или требует их',
    toDo: `Проверьте имя входа и пароль почты (SMTP_USER и SMTP_PASSWORD, на сервере школы – страница «Почта»). У Яндекса, Mail.ru и Google нужен пароль приложения, а не пароль от почты. Не подходит и он – покажите эти слова ${ASK}.`,
  },
  permission: {
    holds: 'post',
    stopsRun: true,
    what: 'Google не разрешает скрипту отправлять письма',
    toDo: 'Под учётной записью, которая ведёт программу, откройте меню «Наставник» → «Установить или проверить…» и разрешите отправку писем. Если не помогло, спросите администратора домена, включена ли у этой учётной записи почта Gmail.',
  },
  unreachable: {
    holds: 'post',
    stopsRun: true,
    what: 'почтовый сервер не отвечает',
    toDo: `Чаще всего это проходит само. Если завтра строка ещё здесь, проверьте интернет, имя и порт почтового сервера (SMTP_HOST и SMTP_PORT, на сервере школы – страница «Почта») или покажите эти слова ${ASK}.`,
  },
  blocked: {
    holds: 'post',
    stopsRun: true,
    what: 'почтовый сервер не доверяет компьютеру или домену школы',
    toDo: `Покажите эти слова ${ASK}: нужны верные записи домена (SPF, DKIM, DMARC, PTR) или удаление адреса из чёрного списка.`,
  },
  rate: {
    holds: 'post',
    stopsRun: true,
    what: 'почтовый сервер просит подождать',
    toDo: 'Делать ничего не нужно: письма уйдут сами, паузы между попытками растут. Если так каждый день, уменьшите на листе «Настройки» строку «Писем в день, не больше».',
  },
  quota: {
    holds: 'post',
    stopsRun: true,
    what: 'дневной лимит писем этой учётной записи исчерпан',
    toDo: 'Делать ничего не нужно: остальные письма уйдут, когда лимит обновится. Если так каждый день, уменьшите на листе «Настройки» строку «Писем в день, не больше».',
  },
  content: {
    holds: 'post',
    stopsRun: true,
    ends: true,
    what: 'почтовый сервер счёл письмо спамом или запрещённым',
    toDo: `Остальные письма ждут, чтобы ящик школы не закрыли за рассылку. Покажите эти слова ${ASK}: отправителя нужно внести в разрешённые.`,
  },
  alike: {
    holds: 'post',
    what: 'почтовый сервер отказал всем адресатам одинаково, похоже, дело не в адресах',
    toDo: `Покажите эти слова ${ASK}. Если адреса и в самом деле неверны, исправьте их.`,
  },
  later: {
    holds: 'letter',
    ends: true,
    what: 'сервер просит прислать письмо позже',
    toDo: `Покажите эти слова ${ASK}.`,
  },
  full: {
    holds: 'letter',
    ends: true,
    what: 'ящик адресата переполнен',
    toDo: 'Попросите адресата освободить место в ящике.',
  },
  address: {
    holds: 'nothing',
    checkAddress: true,
    what: 'такого адреса на сервере нет',
    toDo: 'Проверьте адрес почты',
  },
  domain: {
    holds: 'nothing',
    checkAddress: true,
    what: 'такого почтового домена нет',
    toDo: 'Проверьте, что стоит после знака @ в адресе почты',
  },
  size: {
    holds: 'nothing',
    what: 'письмо слишком велико для почтового сервера',
    toDo: `Попросите увеличить допустимый размер письма: это делает тот, кто ведёт почту школы.`,
  },
  unclear: {
    holds: 'nothing',
    checkAddress: true,
    what: 'сервер отказал и не сказал ясно почему',
    toDo: 'Проверьте адрес почты',
  },
  dropped: {
    holds: 'letter',
    what: 'связь оборвалась, пока письмо передавалось',
    toDo: 'Спросите адресата, дошло ли письмо.',
  },
} as const satisfies Readonly<Record<string, Meaning>>;

export type Refusal = keyof typeof refusals;

export const meaningOf = (refusal: Refusal): Meaning => refusals[refusal];
