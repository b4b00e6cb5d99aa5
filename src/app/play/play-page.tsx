export function PlayPage({ template }: { readonly template: string }) {
  return <p>{template}</p>
}
