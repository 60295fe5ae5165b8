const button = document.querySelector<HTMLButtonElement>('[data-print]');
button?.removeAttribute('hidden');
button?.addEventListener('click', () => print());
