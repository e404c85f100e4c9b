/**
 * A title in its marks: 《》 around the whole, 〈〉 around titles within it (GB/T 15834 4.15.3.5), as in 《关于印发〈管理办法〉的通知》. One that
 * stands in its marks already is not marked twice.
 */
export function inMarks(title: string): string {
  const whole = /^《[^《》]*》$/.test(title) ? title.slice(1, -1) : title
  return `《${whole.replaceAll('《', '〈').replaceAll('》', '〉')}》`
}
