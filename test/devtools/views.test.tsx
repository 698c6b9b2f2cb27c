// @vitest-environment happy-dom
import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { diagnoseOnChange } from '../../devtools/diagnosing.ts';
import { createStore, type Store } from '../../devtools/store.ts';
import { App } from '../../devtools/views/app.tsx';
import { createAnalyser } from '../../src/analyse.ts';
import { parseTranscript } from '../../src/capture/transcript.ts';
import { challenge, code, secondChallenge, secondVerifier, signIn, state, verifier } from '../support/f0.ts';

const refusal = '< 400 {"error":"invalid_grant","error_description":"bad code"}';
const good = signIn({ code_challenge: secondChallenge }, { code_verifier: secondVerifier });
const slash = signIn({}, { redirect_uri: 'https://app.example/cb/' }, refusal);

let unmount = () => {};
afterEach(() => unmount());

/** The panel with traffic in it, diagnosed. */
async function panelWith(...transcripts: string[]): Promise<{ store: Store; root: HTMLElement }> {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const store = createStore();
  store.engine.value = createAnalyser;
  const stop = diagnoseOnChange(store);
  transcripts.forEach((text, i) => {
    store.take(parseTranscript(text), { id: i === 0 ? 'live' : `file-${i}`, name: i === 0 ? '' : `${i}.har` });
  });
  render(<App store={store} />, root);
  unmount = () => {
    stop();
    render(null, root);
  };
  if (transcripts.length) await vi.waitFor(() => expect(store.rows.value.length).toBeGreaterThan(0), 2000);
  await vi.waitFor(() => expect(root.querySelectorAll('[data-flow]').length).toBe(store.visible.value.length));
  return { store, root };
}

const drawn = () => new Promise((resolve) => setTimeout(resolve, 30));
/** Opens whatever is folded, and what that brings with it. */
async function openAll(root: HTMLElement) {
  for (
    let closed = [...root.querySelectorAll('details:not([open])')];
    closed.length;
    closed = [...root.querySelectorAll('details:not([open])')]
  ) {
    for (const details of closed as HTMLDetailsElement[]) {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    }
    await drawn();
  }
}
const find = (root: HTMLElement, selector: string) => root.querySelector<HTMLElement>(selector)!;

describe('the panel', () => {
  it('names what tests and scripts rely on', async () => {
    const { root } = await panelWith(slash);
    expect(find(root, '.panel').dataset.ready).toBe('true');
    expect(find(root, '[data-flow]').dataset).toMatchObject({ status: 'failed', cause: 'redirect-uri-differs' });
    expect(find(root, '[data-verdict]').textContent).toMatch(/redirect_uri/);
    expect(find(root, '[data-hypothesis="redirect-uri-differs"]').dataset.standing).toBe('proved');
    expect(root.querySelectorAll('[data-hypothesis][data-standing="ruled-out"]').length).toBeGreaterThan(5);
    expect(root.querySelector('[data-rule], .table-form table')).toBeNull();
    await openAll(root);
    expect(find(root, '[data-rule="redirect-uri-differs"]').dataset.verdictOf).toBe('faulty');
    expect(find(root, '[data-parameter="redirect_uri"].bad [data-flag]').dataset.flag).toBe('redirect-uri-differs');
    for (const action of ['clear', 'pause', 'export', 'import', 'reveal', 'copy'])
      expect(find(root, `[data-action="${action}"]`), action).not.toBeNull();
  });

  it('begins the reasons with the cause as it is titled, and ends them with what was not seen', async () => {
    const hex = signIn({ code_challenge: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3' }, {}, refusal);
    const lost = `${signIn({}).split('POST ')[0]!.replace(`state=${state}`, 'state=other-state-1')}`;
    for (const [traffic, title] of [
      [hex, 'The challenge is the hex digest, not base64url'],
      [lost, 'The response’s state is not the one that was sent'],
    ] as const) {
      const { root } = await panelWith(traffic);
      const groups = [...root.querySelectorAll('.reasons > summary')].map((summary) => summary.textContent?.replace(/ \d+$/, ''));
      expect(groups[0]).toBe('The cause');
      if (groups.includes('Not seen of this sign-in')) expect(groups.at(-1)).toBe('Not seen of this sign-in');
      expect(find(root, '[data-verdict]').textContent).toBe(title);
      expect(find(root, '.row-title').textContent).toBe(title);
      expect(find(root, '.reasons [data-hypothesis] b').textContent).toBe(title);
      expect(find(root, '.reasons [data-hypothesis] .icon').getAttribute('class')).toBe('icon bad');
      unmount();
    }
  });

  it('says of a sign-in that is not judged yet that it is not, and nothing else', async () => {
    const { store, root } = await panelWith();
    const analyser = createAnalyser();
    const later = parseTranscript(slash).map((exchange) => ({
      ...exchange,
      id: `later-${exchange.id}`,
      startedAt: exchange.startedAt + 3e6,
    }));
    const show = (diagnosis: ReturnType<typeof analyser.take>) => {
      store.recordings.value = store.recordings.value.map((recording) => ({ ...recording, diagnosis }));
    };
    show(analyser.take([...parseTranscript(slash), ...later], 1));
    store.chosen.value = store.rows.value.find(({ flow }) => flow.unjudged)!.key;
    await vi.waitFor(() => expect(root.querySelectorAll('[data-flow]')).toHaveLength(2));
    await drawn();
    const row = find(root, '[data-status="unjudged"]');
    expect(row.textContent).toMatch(/^Being judged…\d\d:\d\d:\d\d$/);
    expect(find(root, '.list').getAttribute('aria-busy')).toBe('true');
    expect(root.querySelector('[data-verdict], .picture, .reasons, .chip, [data-action="compare"]')).toBeNull();
    expect(find(root, '.verdict').textContent).toMatch(/^Being judged…\s*$/);
    show(analyser.catchUp(1)!);
    await vi.waitFor(() => expect(find(root, '[data-verdict]').textContent).toMatch(/redirect_uri/));
    expect(root.querySelector('[data-status="unjudged"], .dim[lang]')).toBeNull();
    expect(find(root, '.list').getAttribute('aria-busy')).toBe('false');
  });

  it('crosses off what is ruled out, and ticks nothing of it', async () => {
    const { root } = await panelWith(slash);
    const out = [...root.querySelectorAll('[data-standing="ruled-out"]')];
    expect(out.length).toBeGreaterThan(5);
    for (const item of out) {
      expect(item.querySelector('s')?.textContent).toBeTruthy();
      expect(item.querySelector('.icon.out')?.getAttribute('aria-label')).toBe('Ruled out');
      expect(item.querySelector('.icon.good')).toBeNull();
    }
  });

  it('shows by one sign how sure a cause is, and titles no guess like a fact', async () => {
    const late = slash
      .replace('redirect_uri=https%3A%2F%2Fapp.example%2Fcb%2F', 'redirect_uri=https%3A%2F%2Fapp.example%2Fcb')
      .replace(/(?=POST )/, '@ +4s\n');
    const { root } = await panelWith(late);
    expect(find(root, '[data-verdict]').textContent).toBe('The code may have expired');
    const signs = ['.verdict > .icon', '.row > .icon', '.reasons [data-hypothesis="code-expired"] .icon'];
    expect(signs.map((place) => find(root, place).getAttribute('class'))).toEqual(['icon warn', 'icon warn', 'icon warn']);
  });

  it('says nothing under two values that merely differ', async () => {
    const { root } = await panelWith(signIn({}, { client_id: 'another' }, refusal));
    expect(root.querySelector('.difference')).not.toBeNull();
    expect(root.querySelector('.difference figcaption')).toBeNull();
  });

  it('lists of the faulty checks the worst first', async () => {
    const both = signIn({ code_challenge: `${challenge}=` }, {}, refusal).replaceAll('https://as.example', 'http://localhost:9000');
    const { root } = await panelWith(both);
    await openAll(root);
    const faulty = [...root.querySelectorAll('.stage')].map((stage) => [...stage.querySelectorAll('[data-verdict-of="faulty"] > .icon')]);
    const order = ['bad', 'warn', 'note'];
    for (const icons of faulty) {
      const severities = icons.map((icon) => order.findIndex((sign) => icon.classList.contains(sign)));
      expect(severities).toEqual(severities.toSorted());
    }
    expect(faulty.some((icons) => icons.length > 1)).toBe(true);
  });

  it('marks the one character that is wrong, in the verdict and in the picture', async () => {
    const { root } = await panelWith(slash);
    expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['/', '/']);
  });

  it('raises no alarm over a sound sign-in', async () => {
    const { root } = await panelWith(good);
    const row = find(root, '[data-flow]');
    expect([row.getAttribute('data-status'), row.getAttribute('data-cause')]).toEqual(['sound', '']);
    expect(root.querySelector('.field.bad')).toBeNull();
  });

  it('keeps every secret out of the document until it is asked for', async () => {
    const { root, store } = await panelWith(signIn({}, {}, refusal), slash);
    await openAll(root);
    for (const secret of [code, verifier, state]) expect(root.outerHTML).not.toContain(secret);
    expect(root.textContent).toContain('E9Melhoa2O');
    find(root, '[data-parameter="code_verifier"] [data-action="reveal-one"]').click();
    await drawn();
    expect(root.outerHTML).toContain(verifier);
    expect(root.outerHTML).not.toContain(code);
    find(root, '[data-action="reveal"]').click();
    await drawn();
    expect(root.outerHTML).toContain(code);
    store.clear();
    await drawn();
    expect(store.revealAll.value).toBe(false);
  });

  it('turns nothing that the traffic says into markup', async () => {
    const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const { root } = await panelWith(
      signIn(
        { client_id: `${markup}\u202e`, scope: markup, login_hint: `"'>${markup}\u202e` },
        { client_id: `${markup}\u202e` },
        `< 400 {"error":"${markup.replaceAll('"', '')}"}`,
      ),
    );
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.textContent).toContain('<img');
    expect(root.textContent).not.toContain('\u202e');
    expect(find(root, '.heading').textContent).toContain('U+202E');
  });

  it('cuts a value of a megabyte and says its length', async () => {
    const { root } = await panelWith(signIn({ scope: 'x'.repeat(1_000_000) }));
    expect(root.outerHTML.length).toBeLessThan(200_000);
    expect(find(root, '[data-parameter="scope"]').textContent).toContain('1,000,000 characters');
  });

  it('moves through the list by the arrow keys', async () => {
    const { root, store } = await panelWith(signIn(), slash);
    const list = find(root, '[role="listbox"]');
    const selected = () => find(root, '[aria-selected="true"]').dataset.flow;
    const first = selected();
    list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    await drawn();
    expect(selected()).not.toBe(first);
    expect(list.getAttribute('aria-activedescendant')).toBe(find(root, '[aria-selected="true"]').id);
    list.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    await drawn();
    expect(selected()).toBe(store.visible.value[0]!.key);
  });

  it('goes to the filter by /, and says when nothing passes it', async () => {
    const { root, store } = await panelWith(slash);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    expect(document.activeElement).toBe(find(root, '[data-filter]'));
    store.filterText.value = 'status:sound';
    await drawn();
    expect(root.querySelector('[data-flow]')).toBeNull();
    // A key costs the list alone; the rest follows when typing has come to rest.
    expect(root.querySelector('[data-verdict]')).not.toBeNull();
    await vi.waitFor(() => expect(root.textContent).toContain('No sign-in passes this filter'));
    expect(root.querySelector('[data-verdict]')).toBeNull();
    store.filterText.value = '';
    await drawn();
    expect(root.querySelector('[data-flow]')).not.toBeNull();
    await vi.waitFor(() => expect(root.querySelector('[data-verdict]')).not.toBeNull());
  });

  it('leaves keys with a modifier, and what is typed, alone', async () => {
    const { root, store } = await panelWith(slash);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', ctrlKey: true, bubbles: true }));
    find(root, '[data-filter]').dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true }));
    expect(store.revealAll.value).toBe(false);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true }));
    expect(store.revealAll.value).toBe(true);
  });

  it('lights up every place of a value that is pointed at, and tells the one that differs', async () => {
    const { root } = await panelWith(slash);
    const lit = () =>
      [...root.querySelectorAll<HTMLElement>('.field.lit')].map(
        (field) => `${field.dataset.parameter} ${field.classList.contains('differs')}`,
      );
    const point = async (name: string, kind: string) => {
      find(root, `[data-step="tokenRequest"] [data-parameter="${name}"]`).dispatchEvent(new MouseEvent(kind));
      await drawn();
    };
    await point('code', 'mouseenter');
    expect(lit()).toEqual(['code false', 'code false']);
    await point('code', 'mouseleave');
    expect(lit()).toEqual([]);
    await point('redirect_uri', 'mouseenter');
    expect(lit()).toEqual(['redirect_uri true', 'redirect_uri false']);
  });

  it('holds only the rows in view of ten thousand', async () => {
    const { root, store } = await panelWith(signIn());
    const [recording] = store.recordings.value;
    const [flow] = recording!.diagnosis!.flows;
    const flows = Array.from({ length: 10_000 }, (_, i) => ({ ...flow!, id: `f${i}`, startedAt: flow!.startedAt + i }));
    store.recordings.value = [{ ...recording!, diagnosis: { version: 1, flows, gaps: [] } }];
    await drawn();
    expect(root.querySelectorAll('[data-flow]').length).toBeLessThan(40);
    expect(find(root, '[role="option"]').getAttribute('aria-setsize')).toBe('10000');
  });

  it('teaches while it is empty', async () => {
    const { root, store } = await panelWith();
    expect(find(root, '[data-empty]').textContent).toContain('HAR');
    expect(find(root, '[data-empty]').textContent).not.toContain('What is not');
    store.connected.value = true;
    await vi.waitFor(() => expect(find(root, '[data-empty]').textContent).toContain('What is not'));
  });
});

describe('for everyone', () => {
  // Colours and sizes are looked at in the real browsers: nothing is laid out here.
  const rules = { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } };

  it.each<[string, string[]]>([
    ['a failed flow', [slash]],
    ['a sound flow', [good]],
    ['a flow without its beginning', [slash.slice(slash.indexOf('POST '))]],
    ['nothing', []],
  ])('%s has no violation that axe knows', async (_, transcripts) => {
    const { root, store } = await panelWith(...transcripts);
    store.message.value = 'Something to say.';
    document.title = 'PKCE Inspector';
    document.documentElement.lang = 'en';
    await openAll(root);
    const { violations } = await axe.run(document, { rules });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)).toEqual([]);
  });
});
