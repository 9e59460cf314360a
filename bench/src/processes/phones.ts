import { numberOfPhone } from '../scale/parties.ts'

const PARTIES_A_PROCESS = 10_000

/** The party of a lane: each process has a range of its own, so that the phone tells who waits for a text. */
export const partyOf = (process: number, lane: number): number => process * PARTIES_A_PROCESS + lane

export const processOfPhone = (phone: string): number => Math.floor(numberOfPhone(phone) / PARTIES_A_PROCESS)
