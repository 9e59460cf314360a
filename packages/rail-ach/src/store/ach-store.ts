/**
 * Where the rail keeps what it must not forget: small documents that are written once and never changed. A directory store is built in;
 * a table with a primary key or an object store with conditional writes serves as well. All processes of an engine share one.
 *
 * The documents hold account numbers in clear: encrypt at rest.
 */
export interface AchStore {
  /**
   * Writes a document, durably when it answers. `false`: there is one under that path already, and it stays as it is. Of two calls that
   * race exactly one gets `true`. Paths are `folder/name` or `folder/folder/name` of `A–Z a–z 0–9 . _ -`.
   */
  create(path: string, content: string): Promise<boolean>
  /** A document that any process has created is seen at once. */
  read(path: string): Promise<string | undefined>
  /** Names directly in a folder, ascending by code unit; empty if there is no such folder. */
  list(folder: string): Promise<readonly string[]>
}
