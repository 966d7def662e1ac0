// SQLite's own WebAssembly build, asked through its C interface, over a read-only file that is a list of chunks.
//
// SQLite's JavaScript (640 kB) is left out: of all that it can do, a reader needs a few calls. A chunk is fetched
// whole, by a synchronous request, which a worker may make: so any host of plain files will do, without special headers.
// What several words need is brought side by side before, since each request waits for the far end.
"use strict";

/* exported prepareArchive */
const prepareArchive = (() => {
  const OK = 0, CANTOPEN = 14, NOTFOUND = 12, READONLY = 8, IOERR_READ = 266, SHORT_READ = 522, ROW = 100, DONE = 101;
  const READONLY_URI = 0x41, IMMUTABLE = 0x2000, NOT_THERE = -52;
  // Chunks
  const KEPT = 1024;
  // Chunks that are brought at once, at most, where one after the other is asked for
  const AHEAD = 32;

  // A function of JavaScript as one of WebAssembly: i = 32 bits, j = 64 bits; the last letter is the result.
  function native(signature, call) {
    const types = [...signature].map((letter) => (letter === "j" ? 0x7e : 0x7f));
    const type = [0x60, types.length - 1, ...types.slice(0, -1), 1, types.at(-1)];
    const bytes = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, type.length + 1, 1, ...type, 2, 7, 1, 1, 0x65, 1, 0x66, 0, 0, 7, 5, 1, 1, 0x66, 0, 0];
    const made = new WebAssembly.Module(new Uint8Array(bytes));
    return new WebAssembly.Instance(made, { e: { f: call } }).exports.f;
  }

  // What the machine code asks of its surroundings: a clock, memory, and no files.
  function surroundings(memory) {
    const view = () => new DataView(memory.buffer);
    const known = {
      emscripten_date_now: () => Date.now(),
      emscripten_get_now: () => performance.now(),
      emscripten_get_heap_max: () => 2 ** 31,
      emscripten_resize_heap: (size) => {
        try {
          memory.grow(Math.ceil((size - memory.buffer.byteLength) / 65536));
          return 1;
        } catch {
          return 0;
        }
      },
      environ_sizes_get: (count, size) => {
        view().setUint32(count, 0, true);
        view().setUint32(size, 0, true);
        return 0;
      },
      environ_get: () => 0,
      clock_time_get: (clock, precision, at) => {
        view().setBigUint64(at, BigInt(Math.round(Date.now() * 1e6)), true);
        return 0;
      },
    };
    return new Proxy({ memory }, { get: (own, name) => own[name] ?? known[name] ?? (() => NOT_THERE) });
  }

  async function machine(code, memory) {
    const around = surroundings(memory);
    const { exports } = await WebAssembly.instantiate(code, { env: around, wasi_snapshot_preview1: around });
    exports.__wasm_call_ctors();
    return exports;
  }

  // The archive's file: chunks by number, the latest asked for kept, the earliest let go.
  class Chunks {
    constructor(facts, address) {
      this.facts = facts;
      this.address = address;
      this.kept = new Map();
      this.shelves = [];
      this.fetched = 0;
      this.most = Infinity;
      // Numbers of chunks that are noted, not fetched
      this.lacking = null;
      // The number of a chunk that was brought → how many in a row up to it
      this.rows = new Map();
      this.fault = null;
    }

    // The entry's chunks, with which every search begins.
    enter(packed) {
      const { page, entry } = this.facts, { length } = entry.chunks;
      // eslint-disable-next-line no-undef
      const pages = unpacked(200, packed, { size: page * length, inflated: (found) => inflate(found, { out: new Uint8Array(page * length) }) });
      entry.chunks.forEach((index, at) => this.kept.set(index, pages.subarray(page * at, page * (at + 1))));
    }

    // The bytes under a name, fetched while all else waits.
    bytes(name, as) {
      const request = new XMLHttpRequest();
      request.open("GET", this.address(name), false);
      request.responseType = "arraybuffer";
      try {
        request.send();
      } catch {
        throw new Error("unreachable");
      }
      return unpacked(request.status, request.response, as);
    }

    // The same, while others are on their way, too.
    async brought(name, as) {
      const answer = await fetch(this.address(name)).catch(() => null);
      const found = await answer?.arrayBuffer().catch(() => null);
      if (!found) throw new Error("unreachable");
      return unpacked(answer.status, found, as);
    }

    // These chunks, side by side, and before them the shelves that name them. Where they follow on what was brought,
    // as many again come with them: words that begin alike stand in chunks in a row.
    async bring(lacking) {
      const { facts, shelves, kept, rows } = this, wanted = new Set(), named = new Set();
      for (const index of lacking) {
        const before = rows.get(index - 1) ?? 0;
        for (let at = 0; at <= Math.min(before, AHEAD - 1) && index + at < facts.chunks; at += 1) {
          rows.set(index + at, before + at + 1);
          if (!kept.has(index + at)) wanted.add(index + at);
        }
      }
      for (const index of wanted) named.add(Math.floor(index / facts.shelf));
      await Promise.all([...named].map(async (at) => { shelves[at] ??= await this.brought(facts.shelves[at], this.shelf(at)); }));
      await Promise.all([...wanted].map(async (index) => this.keep(index, await this.brought(this.name(index), this.page()))));
      this.fetched += wanted.size;
    }

    keep(index, found) {
      if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value);
      this.kept.set(index, found);
    }

    // What the bytes of a shelf, and of a chunk, must be.
    shelf(at) {
      const { shelf, chunks } = this.facts;
      return { size: 16 * Math.min(shelf, chunks - at * shelf) };
    }

    page() {
      // eslint-disable-next-line no-undef
      return { size: this.facts.page, inflated: (packed) => inflate(packed, { out: new Uint8Array(this.facts.page) }) };
    }

    name(index) {
      const { shelf, shelves } = this.facts;
      const at = Math.floor(index / shelf);
      this.shelves[at] ??= this.bytes(shelves[at], this.shelf(at));
      const digest = this.shelves[at].subarray(16 * (index % shelf), 16 * (index % shelf) + 16);
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    }

    chunk(index) {
      let found = this.kept.get(index);
      if (found) {
        this.kept.delete(index);
      } else {
        if (this.fetched >= this.most) throw new Error("enough");
        if (this.lacking) {
          this.lacking.add(index);
          throw new Error("lacking");
        }
        this.fetched += 1;
        found = this.bytes(this.name(index), this.page());
      }
      this.keep(index, found);
      return found;
    }

    // Bytes from an offset into a place in memory.
    read(into, offset) {
      const { page } = this.facts;
      for (let done = 0; done < into.length; ) {
        const chunk = this.chunk(Math.floor((offset + done) / page));
        const some = chunk.subarray((offset + done) % page, ((offset + done) % page) + into.length - done);
        into.set(some, done);
        done += some.length;
      }
    }
  }

  // What came, which must be so many bytes: another archive than that of index.json has other names.
  function unpacked(status, answer, { size, inflated = (found) => found }) {
    try {
      const found = status === 200 && inflated(new Uint8Array(answer));
      if (found.length === size) return found;
    } catch {
      // No packed bytes: what a host shows in the place of a file that is not there
    }
    throw new Error("renewed");
  }

  // SQLite's door to files: this one file, which nothing changes.
  function register(wasm, memory, chunks) {
    const table = wasm.__indirect_function_table;
    const call = (signature, made) => {
      const at = table.grow(1);
      table.set(at, native(signature, made));
      return at;
    };
    const view = () => new DataView(memory.buffer);
    const block = (words) => {
      const at = wasm.malloc(4 * words.length);
      words.forEach((word, index) => view().setUint32(at + 4 * index, word, true));
      return at;
    };
    const nothing = call("ii", () => OK), nothing2 = call("iii", () => OK), refused = call("iiiji", () => READONLY);
    const read = (file, at, amount, offset) => {
      const into = new Uint8Array(memory.buffer, at, amount);
      try {
        if (Number(offset) + amount > chunks.facts.size) {
          into.fill(0);
          return SHORT_READ;
        }
        chunks.read(into, Number(offset));
        return OK;
      } catch (fault) {
        chunks.fault = fault.message;
        return IOERR_READ;
      }
    };
    const methods = block([
      1, nothing, call("iiiji", read), refused, call("iji", () => READONLY), nothing2,
      call("iii", (file, at) => { view().setBigInt64(at, BigInt(chunks.facts.size), true); return OK; }),
      nothing2, nothing2,
      call("iii", (file, at) => { view().setInt32(at, 0, true); return OK; }),
      call("iiii", () => NOTFOUND), call("ii", () => chunks.facts.page), call("ii", () => IMMUTABLE),
    ]);
    const open = (vfs, path, file, flags, given) => {
      view().setUint32(file, path ? methods : 0, true);
      if (given) view().setInt32(given, flags, true);
      return path ? OK : CANTOPEN;
    };
    const full = (vfs, path, room, at) => {
      const text = new Uint8Array(memory.buffer, path, room);
      new Uint8Array(memory.buffer, at, room).set(text.subarray(0, text.indexOf(0) + 1));
      return OK;
    };
    const vfs = block([
      1, 4, 512, 0, text(wasm, memory, "chunks"), 0, call("iiiiii", open), call("iiii", () => READONLY),
      call("iiiii", (of, path, flags, at) => { view().setInt32(at, 0, true); return OK; }),
      call("iiiii", full), 0, 0, 0, 0, call("iiii", () => 0), nothing2, nothing2, call("iiii", () => 0),
    ]);
    if (wasm.sqlite3_initialize() || wasm.sqlite3_vfs_register(vfs, 1)) throw new Error("unusable");
  }

  function text(wasm, memory, words) {
    const bytes = new TextEncoder().encode(words);
    const at = wasm.malloc(bytes.length + 1);
    const into = new Uint8Array(memory.buffer, at, bytes.length + 1);
    into.set(bytes);
    into[bytes.length] = 0;
    return at;
  }

  class Archive {
    constructor(wasm, memory, chunks) {
      Object.assign(this, { wasm, memory, chunks });
      const pointer = wasm.malloc(4);
      const path = text(wasm, memory, "file:archive?immutable=1");
      if (wasm.sqlite3_open_v2(path, pointer, READONLY_URI, 0)) throw new Error(chunks.fault ?? "unusable");
      this.database = new DataView(memory.buffer).getUint32(pointer, true);
    }

    // The rows of a query, each a list of texts and numbers. A fault on the way is thrown after the rows before it.
    *rows(sql, values = []) {
      const { wasm, memory } = this;
      const pointer = wasm.malloc(4), query = text(wasm, memory, sql), held = [];
      this.chunks.fault = null;
      try {
        const wrong = wasm.sqlite3_prepare_v2(this.database, query, -1, pointer, 0);
        const statement = new DataView(memory.buffer).getUint32(pointer, true);
        if (wrong) this.fail(wrong);
        try {
          values.forEach((value, index) => this.bind(statement, index + 1, value, held));
          let state;
          while ((state = wasm.sqlite3_step(statement)) === ROW) yield this.row(statement);
          if (state !== DONE) this.fail(state);
        } finally {
          wasm.sqlite3_finalize(statement);
        }
      } finally {
        for (const at of [pointer, query, ...held]) wasm.free(at);
      }
    }

    bind(statement, index, value, held) {
      if (typeof value === "number") {
        this.wasm.sqlite3_bind_int64(statement, index, BigInt(value));
      } else {
        held.push(text(this.wasm, this.memory, value));
        this.wasm.sqlite3_bind_text(statement, index, held.at(-1), -1, 0);
      }
    }

    row(statement) {
      return Array.from({ length: this.wasm.sqlite3_column_count(statement) }, (_, column) => {
        const kind = this.wasm.sqlite3_column_type(statement, column);
        if (kind === 5) return null;
        if (kind === 1) return Number(this.wasm.sqlite3_column_int64(statement, column));
        return this.string(this.wasm.sqlite3_column_text(statement, column));
      });
    }

    string(at) {
      const bytes = new Uint8Array(this.memory.buffer, at);
      return new TextDecoder().decode(bytes.slice(0, bytes.indexOf(0)));
    }

    // What the file could not give tells more than what SQLite makes of it.
    fail() {
      throw new Error(this.chunks.fault ?? this.string(this.wasm.sqlite3_errmsg(this.database)));
    }
  }

  // Opens an archive with the machine code, the facts of index.json, its entry, and the address of each name.
  return async (code, facts, entry, address) => {
    const memory = new WebAssembly.Memory({ initial: 128, maximum: 32768 });
    const wasm = await machine(code, memory), chunks = new Chunks(facts, address);
    chunks.enter(entry);
    register(wasm, memory, chunks);
    return new Archive(wasm, memory, chunks);
  };
})();
