import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useWords } from '../words/index.tsx'

interface State {
  error: Error | null
}

/** Keeps a fault in one page from taking the whole workbench; drafts are in the browser's storage and come back after a reload. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children
  }
}

/** What a person sees when a page breaks: what happened, that nothing is lost, what to do. */
export function Broken({ error }: { error: Error }) {
  const words = useWords()
  return (
    <div className="page" role="alert">
      <h1>{words.frame.errorTitle}</h1>
      <p>{words.frame.errorHelp}</p>
      <p>
        <code>{error.message}</code>
      </p>
      <button type="button" className="plain-button" onClick={() => location.reload()}>
        {words.frame.reload}
      </button>
    </div>
  )
}
