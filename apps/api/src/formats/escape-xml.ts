const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Characters that XML 1.0 cannot hold at all, and halves of surrogate pairs. @see XML 1.0 §2.2 */
// oxlint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text for an element or a double-quoted attribute of XML; what XML cannot hold becomes `?`. */
export function escapeXml(text: string): string {
  return text.replaceAll(impossible, '?').replaceAll(/[&<>"]/g, (character) => entities[character]!);
}
