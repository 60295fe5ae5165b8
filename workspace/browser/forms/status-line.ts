const DEVICE = matchMedia('(pointer: coarse)').matches ? 'телефоне' : 'компьютере';

const moment = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** The line below a form: whether the draft is stored, and whether the answer is being sent, was sent or could not be sent. */
export class StatusLine {
  private draft = '';
  readonly element = Object.assign(document.createElement('p'), { className: 'draft-status', id: 'draft-status' });

  constructor() {
    this.element.setAttribute('role', 'status');
  }

  private say(text: string, kind: 'plain' | 'problem' = 'plain'): void {
    this.element.dataset.kind = kind;
    if (this.element.textContent !== text) this.element.textContent = text;
  }

  clear(): void {
    this.say('');
  }

  saved(isSaved: boolean): void {
    this.draft = isSaved
      ? `Черновик сохранён на этом ${DEVICE}.`
      : 'Браузер не разрешает сохранить черновик: не закрывайте страницу, пока не отправите ответ.';
    this.say(this.draft);
  }

  sending(): void {
    this.say('Отправляем…');
  }

  noConnection(): void {
    this.say(
      `Нет связи: ответ пока не отправлен. ${this.draft} Нажмите кнопку ещё раз, когда связь появится: ответ посчитается один раз.`,
      'problem',
    );
  }

  connected(): void {
    if (this.element.dataset.kind === 'problem') this.say('Связь появилась. Нажмите, пожалуйста, кнопку ещё раз.');
  }

  refused(code: number): void {
    this.say(
      `Сервер школы не принял ответ (ошибка ${code}). ${this.draft} Попробуйте ещё раз через несколько минут.`,
      'problem',
    );
  }

  sentBefore(): void {
    this.say('Этот ответ уже отправлен. Если исправите его и отправите снова, считаться будет последний.');
  }

  /** @param discard - forgets the draft */
  restored(at: number, discard: () => void): void {
    this.say(`Мы вернули то, что Вы вписали ${moment.format(at)}. `);
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Начать заново' });
    button.className = 'quiet';
    button.addEventListener('click', discard);
    this.element.append(button);
  }
}
