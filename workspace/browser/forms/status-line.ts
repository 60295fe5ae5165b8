const DEVICE = matchMedia('(pointer: coarse)').matches ? 'телефоне' : 'компьютере';

const moment = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** The line below a form that says what has become of the answers. */
export class StatusLine {
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
    this.say(
      isSaved
        ? `Черновик сохранён на этом ${DEVICE}.`
        : 'Браузер не разрешает сохранить черновик: не закрывайте страницу, пока не отправите ответ.',
    );
  }

  sending(): void {
    this.say('Отправляем…');
  }

  noConnection(): void {
    this.say(
      `Нет связи: ответ пока не отправлен. Черновик сохранён на этом ${DEVICE}. Нажмите «Отправить» ещё раз, когда связь появится: ответ посчитается один раз.`,
      'problem',
    );
  }

  connected(): void {
    if (this.element.dataset.kind === 'problem') this.say('Связь появилась. Нажмите, пожалуйста, «Отправить» ещё раз.');
  }

  refused(code: number): void {
    this.say(
      `Сервер школы не принял ответ (ошибка ${code}). Черновик сохранён на этом ${DEVICE}: попробуйте ещё раз через несколько минут.`,
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
