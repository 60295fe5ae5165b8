/** A change of the source code that breaks a promise of the program. */
export interface Break {
  readonly name: string;
  /** The wrong behaviour, for the table of results. */
  readonly about: string;
  readonly file: string;
  /** Text that occurs in the file exactly once. */
  readonly text: string;
  readonly instead: string;
}

/** The changes that the campaign should find. */
export const breaks: readonly Break[] = [
  {
    name: 'no-sending-state',
    about: 'A letter’s row does not say that it is being sent',
    file: 'functions/domain/notices/outbox.ts',
    text: "status: 'sending',",
    instead: "status: 'queued',",
  },
  {
    name: 'sent-twice',
    about: 'Each letter is handed over twice',
    file: 'functions/jobs/send-letters.ts',
    text: 'const posting = await school.mail.send(mail);',
    instead: 'await school.mail.send(mail);\n  const posting = await school.mail.send(mail);',
  },
  {
    name: 'new-id',
    about: 'A repeated letter gets a new Message-ID',
    file: 'functions/jobs/send-letters.ts',
    text: 'messageId: letter.messageId,\n    from,',
    instead: "messageId: letter.messageId.replace('<', '<' + date.getTime()),\n    from,",
  },
  {
    name: 'no-compare-and-set',
    about: 'Commits do not compare and set',
    file: 'functions/workbook/compare-and-set.ts',
    text: 'first: markRequests(snapshot, commitId),',
    instead: 'first: markRequests(snapshot, commitId).slice(0, 0),',
  },
  {
    name: 'refusal-is-consent',
    about: 'A refusal counts as a consent',
    file: 'functions/domain/consents/consent-validity.ts',
    text: "if (decision !== 'given' || !documentRef) return false;",
    instead: "if (decision === 'withdrawn' || !documentRef) return false;",
  },
  {
    name: 'no-column-guards',
    about: 'A commit does not notice that a column has moved',
    file: 'functions/workbook/column-guards.ts',
    text: 'if (tabs.length === 0) return [];',
    instead: 'if (tabs.length >= 0) return [];',
  },
  {
    name: 'no-retries',
    about: 'A letter that the server put off is never tried again',
    file: 'functions/domain/notices/plan-notices.ts',
    text: 'again.letters.filter(({ ready }) => ready)',
    instead: 'again.letters.filter(({ ready }) => !ready && ready)',
  },
  {
    name: 'no-letter-memory',
    about: 'Rows of sent letters that somebody deleted or overwrote are not restored',
    file: 'functions/workbook/memory/restore-rows.ts',
    text: 'return [...restoreLetterRows(memory.letters, restored), ...keys,',
    instead: 'return [...keys,',
  },
  {
    name: 'cut-off-at-once',
    about: 'A run repeats the letters of a run that is still sending',
    file: 'functions/domain/notices/retries.ts',
    text: 'const CUT_OFF_AFTER_MINUTES = 60;',
    instead: 'const CUT_OFF_AFTER_MINUTES = -60;',
  },
  {
    name: 'answers-stay',
    about: 'An erasure leaves the person’s answers in the forms',
    file: 'functions/jobs/erase-person.ts',
    text: 'if (responses.remove) for',
    instead: 'if (responses.remove && held.length < 0) for',
  },
  {
    name: 'lost-row',
    about: 'A new row of «Рассылка» is lost now and then',
    file: 'functions/workbook/diff.ts',
    text: 'row.at === undefined ? [append(tab, row)] :',
    instead:
      "row.at === undefined ? (tab.cells.length % 7 === 0 && tab.layout.name === 'outbox' ? [] : [append(tab, row)]) :",
  },
  {
    name: 'stale-memo',
    about: 'A run does not know what it has just sent until the next run',
    file: 'functions/domain/timetable/sent-notices.ts',
    text: 'messageId === undefined ? undefined : arrived.get(messageId);',
    instead: 'messageId === undefined || arrived.size > 0 ? undefined : arrived.get(messageId);',
  },
];
