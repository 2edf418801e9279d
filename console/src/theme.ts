import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const svyaz: MantineColorsTuple = [
  '#e6f5f6',
  '#d3eaed',
  '#a9d5da',
  '#7bbfc7',
  '#55adb7',
  '#3da1ad',
  '#2a97a5',
  '#0f7c8d',
  '#0b6a7a',
  '#075766',
]

export const theme = createTheme({
  colors: { svyaz },
  primaryColor: 'svyaz',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem' },
      h2: { fontSize: '1.15rem' },
      h3: { fontSize: '1rem' },
    },
  },
  components: {
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Modal: { defaultProps: { centered: true } },
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm' },
      styles: { root: { textTransform: 'none', fontWeight: 600 } },
    },
    Table: { defaultProps: { verticalSpacing: 'sm' } },
  },
})

const hues = ['svyaz', 'blue', 'green', 'red', 'orange', 'yellow', 'gray', 'grape', 'teal', 'violet']

/** Darker texts than the components have by themselves: each reaches 4.5:1 on what it stands on. */
export const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfbfc',
    '--mantine-color-dimmed': '#56606b',
    '--mantine-color-placeholder': '#6b7480',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-anchor': 'var(--mantine-color-svyaz-8)',
    ...Object.fromEntries(hues.map((hue) => [`--mantine-color-${hue}-light-color`, lightText(hue)])),
    '--svyaz-panel': '#ffffff',
    '--svyaz-line': '#e3e6ea',
    '--svyaz-hover': '#f3f6f8',
    '--svyaz-in': '#eceff2',
    '--svyaz-out': '#d9eef1',
  },
  dark: {
    '--mantine-color-body': '#16191d',
    '--mantine-color-dimmed': '#a9b1ba',
    '--mantine-color-placeholder': '#99a2ac',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-anchor': 'var(--mantine-color-svyaz-3)',
    ...Object.fromEntries(hues.map((hue) => [`--mantine-color-${hue}-light-color`, `var(--mantine-color-${hue}-2)`])),
    '--svyaz-panel': '#1d2126',
    '--svyaz-line': '#30363d',
    '--svyaz-hover': '#242a30',
    '--svyaz-in': '#2a3037',
    '--svyaz-out': '#12424b',
  },
})

function lightText(hue: string): string {
  if (hue === 'yellow' || hue === 'orange') return '#7a3e00'
  if (hue === 'green' || hue === 'teal') return '#155c2c'
  return `var(--mantine-color-${hue}-9)`
}
