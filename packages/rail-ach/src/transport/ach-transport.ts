/** A file on its way to the bank. */
export interface OutboundFile {
  /** The same for the same bytes, for example `1234567890-260302-A.ach`. */
  readonly name: string
  readonly content: string
}

/** What takes files to the bank: a directory that is picked up, SFTP, a bank's API. */
export interface AchTransport {
  /**
   * Resolves when the bank has the file. A throw means that nobody knows: the same name and bytes come again with a later flush, so a
   * second delivery must not make a second file.
   */
  deliver(file: OutboundFile): Promise<void>
}
