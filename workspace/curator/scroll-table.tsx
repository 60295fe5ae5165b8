import type { ComponentChildren } from 'preact';

/** A table that may be wider than the screen. Keyboard users can scroll it, as mouse users can. */
export function ScrollTable({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table>{children}</table>
    </section>
  );
}
