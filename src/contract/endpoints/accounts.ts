import type { Endpoint } from '../endpoint.ts'
import { Inbox } from '../inbox.ts'
import { ChangePassword, OwnSessions, Session, SetUp, SignIn, Switch } from '../session.ts'

export const accountEndpoints = {
  'GET /session': { zh: '当前登录、职责与本安装', en: 'Who I am, my posts, this installation', answer: Session, tag: 'session' },
  'POST /session': { zh: '登录', en: 'Sign in', body: SignIn, answer: Session, tag: 'session' },
  'DELETE /session': { zh: '退出', en: 'Sign out', status: 204, tag: 'session' },
  'POST /session/switch': {
    zh: '切换角色（仅演示）',
    en: 'Change role (demonstration only)',
    body: Switch,
    answer: Session,
    tag: 'session',
  },
  'GET /sessions': { zh: '我的登录会话', en: 'My sessions', answer: OwnSessions, tag: 'session' },
  'DELETE /sessions/:id': { zh: '结束一个会话', en: 'End one of my sessions', status: 204, tag: 'session' },
  'POST /password': { zh: '修改口令', en: 'Change my password', body: ChangePassword, answer: Session, tag: 'session' },
  'POST /setup': {
    zh: '设置第一位管理员（生产环境，一次性令牌）',
    en: 'Set up the first administrator (production, one-time token)',
    body: SetUp,
    answer: Session,
    status: 201,
    tag: 'session',
  },
  'GET /inbox': { zh: '我的待办', en: 'My inbox', answer: Inbox, tag: 'inbox' },
  'POST /inbox/seen': { zh: '标记已看过待办', en: 'Mark the inbox as seen', status: 204, tag: 'inbox' },
} as const satisfies Record<string, Endpoint>
