/** A schema of the contract, as far as needed here. */
interface Schema<Value> {
  parse(value: unknown): Value;
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The answer to a GET, checked against the contract's schema. */
export async function fetchJson<Value>(url: URL, schema: Schema<Value>): Promise<Value> {
  const response = await fetch(url);
  if (response.ok) return schema.parse(await response.json());
  throw new Error(`GET ${url.pathname}: expected 200, found ${response.status} ${await response.text()}`);
}

/** All rows of a list, page by page. */
export async function fetchAll<Item>(url: URL, schema: Schema<Page<Item>>): Promise<readonly Item[]> {
  const page = await fetchJson(url, schema);
  if (page.next === null) return page.items;
  const following = new URL(url);
  following.searchParams.set('cursor', page.next);
  return [...page.items, ...(await fetchAll(following, schema))];
}
