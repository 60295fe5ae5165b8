import { removeMessage, showMessage } from './field-messages.ts';

/** Submits a list as soon as somebody pastes it, so that the preview needs no click. The preview writes nothing. */
export function sendPastes(root: ParentNode): void {
  for (const area of root.querySelectorAll<HTMLTextAreaElement>('[data-submit]')) {
    area.addEventListener('paste', () => {
      // The pasted text is in the field only after this event.
      setTimeout(() => {
        const button = area.form?.querySelector<HTMLButtonElement>(`button[value="${area.dataset.submit}"]`);
        if (area.value.includes('\n')) area.form?.requestSubmit(button);
      });
    });
  }
}

/** Puts a chosen file into its form as base64, because this server accepts only plain form fields. */
export function sendFiles(root: ParentNode): void {
  for (const part of root.querySelectorAll<HTMLElement>('[data-file]')) {
    part.hidden = false;
    const chooser = part.querySelector<HTMLInputElement>('input[type=file]');
    chooser?.addEventListener('change', () => {
      const [file] = chooser.files ?? [];
      // While a server refuses a large body, the browser may show only that the connection broke.
      const isTooLarge = file !== undefined && file.size > Number(chooser.dataset.largest);
      removeMessage(chooser);
      if (isTooLarge) showMessage(chooser, chooser.dataset.tooLarge ?? '');
      else if (file) void sendFile(file, chooser.form);
    });
  }
}

function put(form: HTMLFormElement, name: string, value: string): void {
  const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? document.createElement('input');
  Object.assign(field, { type: 'hidden', name, value });
  form.append(field);
}

async function sendFile(file: File, form: HTMLFormElement | null): Promise<void> {
  if (!form) return;
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  put(form, 'file', address.slice(address.indexOf(',') + 1));
  put(form, 'fileName', file.name);
  form.requestSubmit();
}
