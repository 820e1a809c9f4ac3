// A Word file from the parts of an empty letter and its lines. Loaded when a file is wanted, with docx-parts.js.
var routemapWord = (() => {
  "use strict";

  /* A zip whose files are stored as they are: all that a letter of some thousand signs needs. */
  const table = Array.from({ length: 256 }, (_, sign) => {
    for (let bit = 0; bit < 8; bit++) sign = sign & 1 ? (sign >>> 1) ^ 0xedb88320 : sign >>> 1;
    return sign >>> 0;
  });
  const checksum = (bytes) => {
    let sum = -1;
    for (const byte of bytes) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
    return ~sum >>> 0;
  };
  const numbers = (length, ...places) => {
    const view = new DataView(new ArrayBuffer(length));
    for (const [at, size, value] of places) size === 2 ? view.setUint16(at, value, true) : view.setUint32(at, value, true);
    return new Uint8Array(view.buffer);
  };
  // Version 2.0, names in UTF-8, not compressed, 1 January 1980: the file says nothing about when it was written.
  const described = (name, bytes) => numbers(26, [0, 2, 20], [2, 2, 0x800], [8, 2, 0x21], [10, 4, checksum(bytes)],
    [14, 4, bytes.length], [18, 4, bytes.length], [22, 2, name.length]);
  const zip = (files, type) => {
    const written = [], directory = [];
    let place = 0, size = 0;
    for (const [title, text] of files) {
      const name = new TextEncoder().encode(title), bytes = new TextEncoder().encode(text), about = described(name, bytes);
      written.push(Uint8Array.of(80, 75, 3, 4), about, name, bytes);
      directory.push(Uint8Array.of(80, 75, 1, 2, 20, 0), about, numbers(14, [10, 4, place]), name);
      place += 30 + name.length + bytes.length;
      size += 46 + name.length;
    }
    const end = numbers(22, [0, 4, 0x06054b50], [8, 2, files.length], [10, 2, files.length], [12, 4, size], [16, 4, place]);
    return new Blob([...written, ...directory, end], { type });
  };

  // What XML cannot hold is left out: control characters, halves of pairs.
  const clean = (text) => text.replace(/[^\t\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  const escaped = (text) => clean(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const run = (text) => `<w:r><w:t xml:space="preserve">${escaped(text).split("\t").join('</w:t><w:tab/><w:t xml:space="preserve">')}</w:t></w:r>`;
  const paragraph = (letter, style, text) => `<w:p><w:pPr><w:pStyle w:val="${letter.style}${style}"/></w:pPr>${text ? run(text) : ""}</w:p>`;

  /* `lines` are [style, text]; a Blob. */
  const write = (letter, lines) => {
    const body = lines.map(([style, text]) => paragraph(letter, style, text)).join("");
    const files = Object.entries(letter.parts).map(([name, text]) => [name, name === "word/document.xml" ? letter.head + body + letter.tail : text]);
    return zip(files, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  };
  return { write };
})();
