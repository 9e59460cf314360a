/** The longest text of each element, in characters; the smaller one where pain.001.001.09 and the Fedwire profile of pacs.008 differ. */
export const FIELD_LENGTHS = {
  MsgId: 35,
  EndToEndId: 35,
  Nm: 140,
  StrtNm: 70,
  Room: 70,
  PstCd: 16,
  TwnNm: 35,
  CtrySubDvsn: 35,
  /** `CdtrAcct/Id/Othr/Id` */
  Id: 34,
  Ustrd: 140,
  InstrInf: 140,
} as const

export type TextField = keyof typeof FIELD_LENGTHS

/** Description and memo are cut to so many code points before anything else (SPEC section 4). */
export const NOTE_LENGTH = 100
