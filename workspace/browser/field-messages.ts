/** The fields whose content a browser checks before it sends a form. */
type Checked = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isChecked = (target: EventTarget | null): target is Checked =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

const dayText = (bound: string) => bound.split('-').reverse().join('.');

/** What a field needs when the browser cannot read it, by the type of the field. */
const UNREADABLE: Readonly<Record<string, string>> = {
  date: 'Нужна дата целиком: день, месяц и год.',
  time: 'Нужно время: часы и минуты.',
  number: 'Здесь нужно число.',
  email: 'Здесь нужен адрес почты, например ivanova@school.example.',
};

/** What is wrong with a field, in Russian. */
function messageOf(field: Checked): string {
  const { validity, type } = field;
  if (validity.valueMissing) {
    if (type === 'file') return 'Выберите файл.';
    if (type === 'checkbox') return 'Поставьте отметку.';
    return field instanceof HTMLSelectElement || type === 'radio' ? 'Выберите ответ.' : 'Заполните это поле.';
  }
  const { min = '', max = '' } = field instanceof HTMLInputElement ? field : {};
  const bound = type === 'date' ? dayText : String;
  if (validity.rangeUnderflow) return type === 'date' ? `Не раньше ${bound(min)}.` : `Не меньше ${bound(min)}.`;
  if (validity.rangeOverflow) return type === 'date' ? `Не позже ${bound(max)}.` : `Не больше ${bound(max)}.`;
  if (validity.stepMismatch) return 'Здесь нужно целое число.';
  if (validity.badInput || validity.typeMismatch) return UNREADABLE[type] ?? 'Проверьте, что здесь написано.';
  if (validity.tooLong && 'maxLength' in field) return `Не длиннее ${field.maxLength} знаков.`;
  if (validity.tooShort && 'minLength' in field) return `Не короче ${field.minLength} знаков.`;
  return field.title || 'Проверьте, что здесь написано.';
}

const messageId = (field: Checked) => `${field.id || field.name}-message`;

function describedBy(field: Checked, change: (ids: Set<string>) => void): void {
  const ids = new Set((field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  change(ids);
  if (ids.size > 0) field.setAttribute('aria-describedby', [...ids].join(' '));
  else field.removeAttribute('aria-describedby');
}

/** Shows a message at a field, or replaces the former one. */
export function showMessage(field: Checked, message: string): void {
  const id = messageId(field);
  const line = document.getElementById(id) ?? Object.assign(document.createElement('p'), { id, className: 'problem' });
  line.textContent = message;
  line.setAttribute('role', 'alert');
  // A field with a button, or inside its label, stands in a line of its own, and the message comes below this line.
  (field.closest('.with-button, .file-choice, label') ?? field).after(line);
  field.setAttribute('aria-invalid', 'true');
  describedBy(field, (ids) => ids.add(id));
  // A folded part of the page would hide the message.
  for (let part = field.closest('details'); part; part = part.parentElement?.closest('details') ?? null)
    part.open = true;
}

export function removeMessage(field: Checked): void {
  document.getElementById(messageId(field))?.remove();
  field.removeAttribute('aria-invalid');
  describedBy(field, (ids) => ids.delete(messageId(field)));
}

/** Replaces the browser's own bubbles, which are in the browser's language and vanish, with messages at the fields. */
export function showFieldMessages(root: Document): void {
  let isFirst = true;
  root.addEventListener(
    'invalid',
    (event) => {
      const field = event.target;
      if (!isChecked(field)) return;
      event.preventDefault();
      showMessage(field, messageOf(field));
      if (!isFirst) return;
      field.focus();
      isFirst = false;
      // All fields of a form are checked within the same task.
      setTimeout(() => {
        isFirst = true;
      });
    },
    true,
  );
  root.addEventListener('input', ({ target }) => {
    if (isChecked(target) && document.getElementById(messageId(target))) removeMessage(target);
  });
}
