import { useSignal } from '@preact/signals';

interface Props {
  action: string;
  label: string;
  button: string;
  submit(text: string): void;
}

/** One line that takes a host name. */
export function SiteForm({ action, label, button, submit }: Props) {
  const text = useSignal('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit(text.value);
        text.value = '';
      }}
    >
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        data-host={action}
        spellcheck={false}
        autocapitalize="off"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
      <button type="submit" class="button" data-action={action}>
        {button}
      </button>
    </form>
  );
}
