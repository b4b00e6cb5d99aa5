import type { ReactNode } from 'react'
import { Split } from '#ui/split.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { text } from '../texts/texts.ts'
import { type PhoneTab, phoneTabs } from './phone-tabs.ts'

interface BenchLayoutProps {
  /** Under this name the sizes are remembered. */
  readonly name: string
  readonly title: string
  readonly narrow: boolean
  /** What a narrow screen shows. */
  readonly phoneTab: PhoneTab
  readonly onPhoneTab: (tab: PhoneTab) => void
  readonly code: ReactNode
  readonly protocol: ReactNode
  readonly inspector: ReactNode
  readonly transport: ReactNode
  /** What begins and ends a run; none for a run that is over. */
  readonly runBar?: ReactNode
}

/** Code on the left, what happens on the right, time below; on a narrow screen one of them, and a row of tabs at the thumb. */
export function BenchLayout({ narrow, title, phoneTab, onPhoneTab, code, protocol, inspector, transport, runBar, name }: BenchLayoutProps) {
  const heading = <h1 className="visually-hidden">{title}</h1>
  if (narrow)
    return (
      <>
        <main className="phone">
          {heading}
          <TabPanel idPrefix="phone" id={phoneTab} className="phone-panel">
            {{ code, protocol, inspect: inspector }[phoneTab]}
          </TabPanel>
        </main>
        <footer className="thumb">
          {(phoneTab !== 'code' || runBar === undefined) && transport}
          {runBar}
          <Tabs label={text.phone.views} idPrefix="phone" tabs={phoneTabs} chosen={phoneTab} onChoose={onPhoneTab} />
        </footer>
      </>
    )
  const right = (
    <div className="bench-right">
      {runBar && <div className="bench-run">{runBar}</div>}
      <Split
        name={`${name}-right`}
        direction="vertical"
        panes={[
          { id: 'sequence', content: protocol, share: 58, min: 140 },
          { id: 'inspector', content: inspector, share: 42, min: 90 },
        ]}
      />
    </div>
  )
  return (
    <>
      <main className="bench">
        {heading}
        <Split
          name={name}
          direction="horizontal"
          panes={[
            { id: 'code', content: code, share: 50, min: 340 },
            { id: 'protocol', content: right, share: 50, min: 420 },
          ]}
        />
      </main>
      {transport}
    </>
  )
}
