import type { ComponentProps, ReactNode } from 'react'
import './button.css'

type Look = 'primary' | 'plain' | 'ghost'

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look
  readonly size?: 'large'
}

/** A thing to press. At most one on a screen is `primary`. */
export function Button({ look = 'plain', size, className, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={className ? `button ${className}` : 'button'} data-look={look} data-size={size} />
}

export interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** What it does, spoken and shown on hover. */
  readonly label: string
  readonly icon: ReactNode
}

/** A square button whose picture is explained by its name. */
export function IconButton({ label, icon, look = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Button {...rest} look={look} aria-label={label} title={label} data-icon="">
      {icon}
    </Button>
  )
}
