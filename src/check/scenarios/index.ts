import type { Case } from '../case.ts'
import { contextOrder } from './context-order.ts'
import { roundTrip } from './round-trip.ts'

/** All scenarios, each in a file of its own. */
export const scenarios: readonly Case[] = [roundTrip, contextOrder]
