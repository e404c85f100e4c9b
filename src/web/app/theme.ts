import type { ThemeConfig } from 'antd'
import type { Language } from '../words/language.ts'

const sans =
  "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"

/**
 * Ant Design's tokens for this house: one accent, neutral greys that keep 4.5:1 on white (antd's own greys do not, axe finds them).
 */
const theme: ThemeConfig = {
  cssVar: { key: 'normflow' },
  token: {
    colorPrimary: '#0958d9',
    // antd's own hover is paler: white on it is 4.16:1
    colorPrimaryHover: '#003eb3',
    colorPrimaryActive: '#002c8c',
    colorInfo: '#0958d9',
    colorLink: '#0958d9',
    colorLinkHover: '#003eb3',
    colorLinkActive: '#002c8c',
    colorSuccess: '#237804',
    colorWarning: '#874d00',
    colorError: '#a8071a',
    colorSuccessBg: '#f6ffed',
    colorSuccessBorder: '#73a85a',
    colorWarningBg: '#fffbe6',
    colorWarningBorder: '#d4b106',
    colorErrorBg: '#fff1f0',
    colorErrorBorder: '#cf1322',
    colorInfoBg: '#f0f6ff',
    colorInfoBorder: '#85a5ff',
    colorText: '#1f1f1f',
    colorTextSecondary: '#434343',
    colorTextTertiary: '#595959',
    colorTextQuaternary: '#595959',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#666666',
    colorTextDisabled: '#666666',
    colorBorder: '#8c8c8c',
    colorBorderSecondary: '#e0e0e0',
    borderRadius: 4,
    fontFamily: sans,
    fontSize: 15,
    motion: false,
  },
  components: {
    Layout: { headerBg: '#ffffff', bodyBg: '#ffffff', headerHeight: 56 },
    Tabs: { itemColor: '#434343' },
    Table: { headerBg: '#f5f5f5' },
  },
}

/** The theme of a language: in English the quotes and apostrophes of a Latin font (styles/base.css); a Chinese one draws them a character wide. */
export function themeOf(language: Language): ThemeConfig {
  return language === 'en' ? { ...theme, token: { ...theme.token, fontFamily: `'Latin quotes', ${sans}` } } : theme
}
