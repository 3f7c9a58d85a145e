// Finds a Chromium to drive, so that tests run with whatever browser the machine already has.
import { existsSync } from 'node:fs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a browser, or null. CHROMIUM_PATH wins, then Playwright's own download, then the system's. */
export async function findBrowser() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (existsSync(wanted)) return wanted
    throw new Error(`CHROMIUM_PATH is ${wanted}, and there is no such file`)
  }
  const { chromium } = await import('@playwright/test')
  return [chromium.executablePath(), ...usualPlaces].find((place) => place && existsSync(place)) ?? null
}

export const noBrowser =
  'No browser found. Run `npx playwright install chromium`, or set CHROMIUM_PATH to a Chromium or Chrome.'

/** Flags for every launch: no background traffic, and no sandbox only where Chromium cannot have one (root). */
export const browserFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
