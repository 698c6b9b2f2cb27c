import type { Step } from './steps.ts';
import { visible } from './visible.ts';

/** The messages of a sign-in in their order, with all their parameters: the picture in words. */
export function Messages({ steps }: { steps: readonly Step[] }) {
  return (
    <details>
      <summary>The messages as a table</summary>
      <table class="messages">
        <thead>
          <tr>
            <th>Time</th>
            <th>From, to</th>
            <th>Message</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={index} class={step.isEvidence ? 'evidence' : undefined}>
              <td class="time">+{(step.after / 1000).toFixed(2)} s</td>
              <td>
                {visible(step.from)} → {visible(step.to)}
              </td>
              <td>
                {step.what} <code>{visible(step.line)}</code>
                {step.parameters.length > 0 && (
                  <dl class="parameters">
                    {step.parameters.slice(0, 40).map(({ name, value }) => (
                      <>
                        <dt>{visible(name)}</dt>
                        <dd>
                          {visible(value.length > 600 ? `${value.slice(0, 300)}…${value.slice(-60)} (${value.length} characters)` : value)}
                        </dd>
                      </>
                    ))}
                  </dl>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
