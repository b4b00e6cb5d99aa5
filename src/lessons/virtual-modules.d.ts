declare module 'virtual:lessons' {
  export const chapters: readonly import('./course.ts').Chapter[]
}
declare module 'virtual:lesson-texts' {
  /** Path of a lesson → its words. */
  export const texts: Readonly<Record<string, string>>
}
