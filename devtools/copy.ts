/** Puts text on the clipboard. Chrome's devtools frames have no `navigator.clipboard` right, so the old command is the second way. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    const active = document.activeElement;
    area.value = text;
    area.setAttribute('aria-hidden', 'true');
    area.className = 'off-screen';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (active instanceof HTMLElement) active.focus();
    return done;
  }
}
