import type { Row } from './store.ts';

export const orders = ['newest', 'oldest', 'status', 'server', 'client'] as const;

/** How the list is sorted; by time it is also grouped by server and client. */
export type Order = (typeof orders)[number];

/** Rows of one server and client, under one heading. */
export interface Group {
  key: string;
  server: string;
  client: string | null;
  /** Name of the imported file, if the rows are from one. */
  file: string;
  rows: Row[];
}

const weight = { failed: 0, incomplete: 1, sound: 2 } as const;

/** Sorts rows; rows that are equal in what is sorted by are newest first. */
export function sorted(rows: readonly Row[], order: Order): Row[] {
  const recent = (a: Row, b: Row) => b.flow.startedAt - a.flow.startedAt;
  const compare: Record<Order, (a: Row, b: Row) => number> = {
    newest: recent,
    oldest: (a, b) => -recent(a, b),
    status: (a, b) => weight[a.flow.status] - weight[b.flow.status] || recent(a, b),
    server: (a, b) => a.flow.server.localeCompare(b.flow.server) || recent(a, b),
    client: (a, b) => (a.flow.clientId ?? '').localeCompare(b.flow.clientId ?? '') || recent(a, b),
  };
  return [...rows].sort(compare[order]);
}

/** Gathers sorted rows under headings, in the order of their first row; sorted by status, the statuses stay together instead. */
export function groupsOf(rows: readonly Row[], order: Order): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { server, clientId, status } = row.flow;
    const key = [order === 'status' ? status : '', row.recording.name, server, clientId ?? ''].join('\0');
    const group = groups.get(key) ?? { key, server, client: clientId, file: row.recording.name, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const found = [...groups.values()];
  return order === 'status' ? found.sort((a, b) => weight[a.rows[0]!.flow.status] - weight[b.rows[0]!.flow.status]) : found;
}
