import { createSimulator } from '@/lib/simulation'
import { type Port, serveSimulations } from './serve-simulations'

// Runs beside the page and simulates designs that are too large to be simulated between two frames of it.
serveSimulations(self as unknown as Port, createSimulator())
