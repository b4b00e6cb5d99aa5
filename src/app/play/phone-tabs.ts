import { text } from '../texts/texts.ts'

/** What a narrow screen shows one of at a time. */
export const phoneTabs = [
  { id: 'code', label: text.phone.code },
  { id: 'protocol', label: text.phone.protocol },
  { id: 'inspect', label: text.phone.inspect },
] as const

export type PhoneTab = (typeof phoneTabs)[number]['id']
