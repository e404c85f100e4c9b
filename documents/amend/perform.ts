import * as annexes from './annexes.ts'
import * as articles from './articles.ts'
import * as items from './items.ts'
import { done, type Outcome, refused } from './outcome.ts'
import * as paragraphs from './paragraphs.ts'
import { performPhrase } from './phrases.ts'
import * as regroup from './regroup.ts'
import * as subitems from './subitems.ts'
import type { Operation } from './types.ts'
import * as units from './units.ts'
import type { Work } from './work.ts'

/** In a text without articles 第三部分 and 第三条 are both its 三、. */
function inParts(op: Operation): Operation {
  const places = op.places.map((p) =>
    p.article === null && p.part !== null && !p.heading ? { ...p, part: null, article: { number: p.part, suffix: null } } : p,
  )
  const kinds: Partial<Record<Operation['kind'], Operation['kind']>> = { replaceUnit: 'replaceArticle', deleteUnit: 'deleteArticle' }
  const moved = places.some((p, i) => p !== op.places[i])
  return moved ? { ...op, places, kind: kinds[op.kind] ?? op.kind } : op
}

/** 附件2 is a unit of the text like a chapter, but lies outside its articles. */
const annexWork: Partial<Record<Operation['kind'], (work: Work, op: Operation) => Outcome>> = {
  replaceUnit: annexes.replaceAnnex,
  replaceHeading: annexes.replaceAnnex,
  deleteUnit: annexes.deleteAnnex,
  insertUnit: annexes.insertAnnex,
}

/** Carries out one operation on the work; everything is checked before anything changes. */
export function perform(work: Work, named: Operation): Outcome {
  const op = work.style.level ? inParts(named) : named
  const place = op.places[0]
  if ((place ?? op.targets[0])?.annex != null && annexWork[op.kind]) return annexWork[op.kind]!(work, op)
  switch (op.kind) {
    case 'replacePhrase':
    case 'deletePhrase':
    case 'insertPhrase':
      return performPhrase(work, op)
    case 'replaceArticle':
      return articles.replaceArticles(work, op)
    case 'replaceParagraph':
      return paragraphs.replaceParagraphs(work, op)
    case 'replaceItem':
      return items.replaceItems(work, op)
    case 'replaceSubitem':
      return subitems.replaceSubitem(work, op)
    case 'replaceSentenceLead':
      return paragraphs.replaceLead(work, op)
    case 'replaceTitle':
    case 'replacePreamble':
      return units.replacePlain(work, op)
    case 'replaceHeading':
      return units.replaceHeading(work, op)
    case 'replaceUnit':
      return units.replaceUnit(work, op)
    case 'deleteArticle':
      return articles.deleteArticle(work, op)
    case 'deleteParagraph':
      return paragraphs.deleteParagraph(work, place!)
    case 'deleteItem':
      return items.deleteItem(work, place!)
    case 'deleteSubitem':
      return subitems.deleteSubitem(work, op)
    case 'insertSubitem':
      return subitems.insertSubitems(work, op)
    case 'deletePreamble':
      return units.deletePlain(work, op)
    case 'deleteUnit':
      return units.deleteUnit(work, op)
    case 'insertArticle':
      return articles.insertArticles(work, op)
    case 'insertParagraph':
      return paragraphs.insertParagraphs(work, op)
    case 'insertItem':
      return items.insertItems(work, op)
    case 'insertPlain':
      return units.insertPlain(work, op)
    case 'insertUnit':
      return units.insertUnit(work, op)
    case 'renumberArticle':
      return articles.renumberArticle(work, op)
    case 'renumberParagraph':
      return paragraphs.renumberParagraph(work, op)
    case 'renumberItem':
      return items.renumberItem(work, op)
    case 'renumberUnit':
      return units.renumberUnit(work, op)
    case 'splitArticle':
      return regroup.splitArticle(work, op)
    case 'mergeArticles':
      return regroup.mergeArticles(work, op)
    case 'mergeParagraphs':
      return paragraphs.mergeParagraphs(work, op)
    case 'mergeItems':
      return items.mergeItems(work, op)
    case 'mergeUnits':
      return units.mergeUnits(work, op)
    case 'promoteParagraph':
      return regroup.promoteParagraphs(work, op)
    case 'demoteArticle':
      return regroup.demoteArticle(work, op)
    case 'moveArticle':
      return articles.moveArticles(work, op)
    case 'moveParagraph':
      return place!.item !== null && op.targets[0]?.item != null ? items.moveItem(work, op) : paragraphs.moveParagraph(work, op)
    case 'stopApplying':
      return done('', '', ['只是停止适用，文字不变'], 0)
    default:
      return refused('没有读懂这句话，未作修改')
  }
}
