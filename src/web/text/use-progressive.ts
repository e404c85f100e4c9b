import { startTransition, useEffect, useState } from 'react'

/**
 * How many of `count` items to draw: a screenful at once, the rest in small steps while the browser is idle, so that a text with
 * thousands of provisions never blocks for long. Off-screen blocks cost nothing (`content-visibility` in law.css), the whole text can
 * still be searched and printed.
 */
export function useProgressive(count: number, name: string, first = 40, step = 60): number {
  const [drawn, setDrawn] = useState({ name, upTo: first })
  const upTo = drawn.name === name ? drawn.upTo : first
  useEffect(() => {
    if (upTo >= count) return
    // A transition: a click or a page that opens goes first, drawing on waits for it.
    const more = () => startTransition(() => setDrawn({ name, upTo: Math.min(count, upTo + step) }))
    const timer = setTimeout(more, 12)
    return () => clearTimeout(timer)
  }, [count, name, step, upTo])
  return Math.min(count, upTo)
}
