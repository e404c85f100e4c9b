interface Entry {
  /** HTTP status. */
  status: number
  zh: string
  en: string
}

/**
 * The one home of error codes. A code is public: documented by its line here, never reused for another meaning, never renamed.
 * `{name}` is filled from the parameters. To add a code, add a line; the status table, the types and the API reference follow.
 */
export const table = {
  // ——— what the caller sent
  /** details: `[{field, message}]`, field as a path (`payload.occurredOn`). */
  badInput: { status: 400, zh: '输入有误：{reason}', en: 'bad input: {reason}' },
  /** A legal day that is not a day, lies after today, or before the stage was entered. */
  badDay: { status: 400, zh: '日期有误：{reason}', en: 'bad day: {reason}' },
  tooLarge: { status: 413, zh: '内容过大，上限为 {limit}', en: 'too large, the limit is {limit}' },
  unsupportedMedia: { status: 415, zh: '不支持的内容类型：{type}', en: 'content type not supported: {type}' },
  keyReused: {
    status: 422,
    zh: '该幂等键已用于另一请求，请换用新键',
    en: 'this Idempotency-Key was used for a different request; use a new one',
  },
  keyMissing: { status: 400, zh: '请求缺少 Idempotency-Key', en: 'the request needs an Idempotency-Key' },

  // ——— who asks
  notSignedIn: { status: 401, zh: '请先登录', en: 'please sign in' },
  badCredentials: { status: 401, zh: '账号或口令不正确', en: 'account name or password is not right' },
  accountLocked: { status: 403, zh: '账号已停用或锁定', en: 'the account is disabled or locked' },
  /** The first administrator's one-time token is wrong, used, or of an earlier start. */
  setupToken: { status: 403, zh: '设置令牌不正确或已使用', en: 'the set-up token is wrong or was used' },
  /** An account with a password given by somebody else must choose its own first. */
  passwordChangeNeeded: { status: 403, zh: '请先修改口令', en: 'please change your password first' },
  csrf: { status: 403, zh: '页面已过期，请刷新后重试', en: 'the page has expired, reload it and try again' },
  /** details: `{roles: Role[], relation}` — who may. */
  forbidden: { status: 403, zh: '您没有办理此事的职责：需要 {role}', en: 'this is not yours to do: it needs {role}' },
  tooMany: { status: 429, zh: '操作过于频繁，请 {seconds} 秒后再试', en: 'too many requests, try again in {seconds} seconds' },

  // ——— what it is about
  notFound: { status: 404, zh: '没有找到：{what}', en: 'not found: {what}' },
  duplicate: { status: 409, zh: '已经存在：{what}', en: 'exists already: {what}' },
  /** The person looked at an older state; details: `{seen, now}`. Read again, then decide. */
  stale: { status: 409, zh: '您看到的内容已被更新，请刷新后再办理', en: 'this has changed since you looked at it; read it again' },
  workingCopyStale: {
    status: 409,
    zh: '工作稿已被他人修改（当前修订号 {rev}）',
    en: 'the working copy was changed meanwhile (now at revision {rev})',
  },
  /** details: `Unmet[]`, each with sentence, legal basis and what would satisfy it. */
  requirementsUnmet: { status: 409, zh: '尚有 {count} 项条件未满足', en: '{count} requirements are not met' },
  notInStage: { status: 409, zh: '当前阶段不能办理此事', en: 'this cannot be done in the present stage' },
  finished: { status: 409, zh: '办件已经办结', en: 'the case is finished' },
  /** A number that the book already knows, or one below its highest. */
  numberTaken: { status: 409, zh: '文号已被使用：{number}', en: 'the number is taken: {number}' },
  /** A second person must confirm what the first proposed. */
  samePerson: { status: 409, zh: '须由另一人确认', en: 'a second person has to confirm' },
  /** A rule pack that loosens what a higher one forbids to loosen; details: `Refusal[]` naming both entries. */
  packRefused: { status: 409, zh: '规则包不能载入：{reason}', en: 'the rule pack is refused: {reason}' },
  /** Two of the three administrations in one hand, or another combination that four eyes forbid; details: both roles. */
  rolesExclude: { status: 409, zh: '职责不得兼任：{roles}', en: 'these roles exclude each other: {roles}' },
  /** A rule or a holiday may not change what was decided already. */
  backdated: {
    status: 409,
    zh: '不得追溯到 {day} 之前：此前已有决定',
    en: 'not before {day}: something was decided under the present rule',
  },
  /** Something that is over: a decided proposal, a closed consultation. */
  decidedAlready: { status: 409, zh: '已经处理完毕', en: 'this was decided already' },
  notOpen: { status: 409, zh: '不在征求意见期间', en: 'the consultation is not open' },
  /** An own act signed on or after the go-live day, or on a day that is not known to lie before it, has no way in but a case. */
  actNeedsCase: {
    status: 409,
    zh: '本系统内机关在上线日（{goLive}）以后签发的公文只能经办件制发',
    en: 'an act of an organ that works here, signed on or after go-live ({goLive}), has no way in but a case',
  },
  demonstrationOnly: { status: 409, zh: '仅演示环境可以办理', en: 'only in a demonstration' },

  // ——— the machine
  busy: { status: 503, zh: '系统繁忙，请稍后重试', en: 'busy, please try again' },
  storeUnavailable: { status: 503, zh: '数据库不可用：{reason}', en: 'the database cannot be used: {reason}' },
  /** A stored record that does not check out; named, never repaired silently. */
  corrupt: { status: 503, zh: '存储的记录校验不符：{what}', en: 'a stored record does not check out: {what}' },
  /** The command line says so and exits 2. */
  notInThisVersion: { status: 501, zh: '本版本尚无此功能：{what}', en: '{what}: not in this version' },
  internal: {
    status: 500,
    zh: '系统出错，已记录。请再试一次；仍然出错的，请把编号 {ref} 告诉系统管理员',
    en: 'something went wrong here and was recorded. Please try again; if it happens again, tell the system administrator this number: {ref}',
  },

  // ——— texts
  /** An amending decision that does not name this text. */
  notThisText: { status: 422, zh: '该决定不是针对本文本的：{reason}', en: 'the decision is not about this text: {reason}' },
  /** A text that was given as a decision and gives no instruction. */
  noDecision: { status: 422, zh: '不是修改决定：{reason}', en: 'not an amending decision: {reason}' },

  // ——— files and the command line (exit 2)
  usage: { status: 400, zh: '命令用法有误：{reason}', en: '{reason}' },
  fileNotFound: { status: 404, zh: '没有这个文件', en: 'no such file' },
  fileUnreadable: { status: 400, zh: '文件不能读取：{reason}', en: 'cannot be read: {reason}' },
  fileEmpty: { status: 400, zh: '文件是空的', en: 'the file is empty' },
  fileBinary: { status: 400, zh: '不是文本文件', en: 'not a text file' },
  notUtf8: { status: 400, zh: '不是 UTF-8 编码', en: 'not UTF-8' },
  fileKind: { status: 400, zh: '不支持的文件类型：{kind}', en: 'this kind of file is not supported: {kind}' },
  badDocx: { status: 400, zh: 'Word 文件不能读取：{reason}', en: 'not a readable .docx: {reason}' },
  badSheet: { status: 400, zh: '表格不能读取：{reason}', en: 'not a readable table: {reason}' },
} as const satisfies Record<string, Entry>

export type ErrorCode = keyof typeof table
