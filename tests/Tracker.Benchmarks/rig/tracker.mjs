// Tracker for the shared load rig:  TRACKER_ADAPTER=<this file> node run.mjs w1 3   (in the rig's folder).
// Runs the Release build of the server, or the one that TRACKER_SERVER names (path of Tracker.Server.dll), on the rig's
// PostgreSQL. A document of the rig is a co-edited text of one delegation; each of its clients is a participant with a replica of
// his own: an edit shows at once, is one change of the history, and is acknowledged when its commit comes back in a frame.
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The rig's modules, not the project's: it is run in the rig's folder.
const rig = join(process.cwd(), 'package.json');
const require = createRequire(rig);
const signalR = require('@microsoft/signalr');
const { MessagePackHubProtocol } = require('@microsoft/signalr-protocol-msgpack');
const WebSocket = require('ws');
const { run } = await import(pathToFileURL(join(process.cwd(), 'lib/server.mjs')));

// The client loads some of its modules only when a connection is built; what is measured is joining, not loading.
new signalR.HubConnectionBuilder().configureLogging(signalR.LogLevel.None).withUrl('http://localhost').build();

/** A browser keeps its cookies itself. The library's jar for Node takes longer to start than all the rest of joining. */
class NoJar extends signalR.HttpClient { getCookieString() { return ''; } }

const dll = process.env.TRACKER_SERVER
  ?? fileURLToPath(new URL('../../../src/Tracker.Server/bin/Release/net10.0/Tracker.Server.dll', import.meta.url));
const MOST = 64;                                        // people who write
const GROUP = 'org/rig', HEAD = 'rig-0', DELEGATION = 'delegation/rig', AT = 'delegation';
const bytes = value => Buffer.from(JSON.stringify(value));
const value = packed => JSON.parse(Buffer.from(packed).toString('utf8'));
const people = Array.from({ length: MOST }, (_, i) => `rig-${i}`);

const actorOf = doc => `draft/delegation/1/rig/${AT}/papers/${doc}`;

/** What this process knows of one running server: sessions, and the documents that it made or found. */
const servers = new Map();
const serverOf = (port, dir) => {
  if (!servers.has(port)) servers.set(port, new Server(port, dir));
  return servers.get(port);
};

class Server {
  cookies = new Map();
  documents = new Map();
  constructor(port, dir) { this.port = port; this.base = `http://127.0.0.1:${port}`; this.dir = dir; }

  async post(path, body) {
    const { secret } = JSON.parse(readFileSync(join(this.dir, 'tracker/operator.json'), 'utf8'));
    const answer = await fetch(this.base + path, {
      method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', authorization: `Operator ${secret}` },
    });
    return { ok: answer.ok, body: await answer.json().catch(() => null) };
  }
  command(actor, compartment, name, payload) {
    return this.post(`/api/${actor.split('/')[0]}/${name}`, { actor, operation: randomUUID(), compartment, seen: 0, payload });
  }
  direct(name, payload) { return this.command('directory/main', 'administration', name, payload); }

  /** Once in the life of a store; refusals of what is there already are expected after a restart. */
  found() {
    return this.founded ??= (async () => {
      await this.direct('add-organization', { organization: GROUP, name: 'Rig', kind: 'company' });
      for (const id of people) {
        await this.direct('add-participant', { participant: id, name: id });
        await this.direct('add-membership', { membership: `m-${id}`, participant: id, group: GROUP });
      }
    })();
  }
  /** A participant's session, made at the first use and kept as a browser keeps it: whoever comes back is signed in. */
  session(participant) {
    if (!this.cookies.has(participant)) this.cookies.set(participant, this.kept(participant));
    return this.cookies.get(participant);
  }
  async kept(participant) {
    const jar = join(this.dir, 'cookies'), file = join(jar, participant);
    try { return readFileSync(file, 'utf8'); } catch { /* the first time */ }
    const cookie = await this.signIn(participant);
    mkdirSync(jar, { recursive: true });
    writeFileSync(file, cookie);
    return cookie;
  }
  async signIn(participant) {
    await this.found();
    const { ok, body } = await this.post('/api/sign-in-links', { participant });
    if (!ok) throw new Error(`no sign-in link for ${participant}: ${JSON.stringify(body)}`);
    const answer = await fetch(`${this.base}/sign-in`, {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ link: body.link.split('link=')[1] }),
    });
    return answer.headers.getSetCookie().map(c => c.split(';')[0]).join('; ');
  }
  async connect(participant) {
    const hub = new signalR.HubConnectionBuilder().configureLogging(signalR.LogLevel.None)
      .withUrl(`${this.base}/hub`, {
        skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets, WebSocket, httpClient: new NoJar(),
        headers: { Cookie: await this.session(participant) },
      })
      .withHubProtocol(new MessagePackHubProtocol()).build();
    hub.keepAliveIntervalInMilliseconds = 3000;
    return hub;
  }
  /** The text of a document, made unless an earlier run made it. */
  document(doc) {
    if (!this.documents.has(doc)) this.documents.set(doc, this.make(actorOf(doc)));
    return this.documents.get(doc);
  }
  async make(actor) {
    await (this.roster ??= this.delegation());
    const hub = await this.connect(HEAD);
    await hub.start();
    if (value(await hub.invoke('Open', bytes({ actor }))).rejection) await execute(hub, actor, 'create-draft', { title: actor });
    await hub.stop();
    return actor;
  }
  async delegation() {
    await this.found();
    const hub = await this.connect(HEAD);
    await hub.start();
    if (value(await hub.invoke('Open', bytes({ actor: DELEGATION }))).rejection) {
      const made = await this.command(DELEGATION, AT, 'create-delegation', {
        title: 'Rig', committee: 'Rig', gathering: 'Rig', opensOn: '2026-11-23', closesOn: '2026-11-27', head: HEAD, headName: HEAD, headOrganization: GROUP,
      });
      if (!made.ok) throw new Error(`${DELEGATION} was not made: ${JSON.stringify(made.body)}`);
      await Promise.all(people.slice(1).map(id => execute(hub, DELEGATION, 'add-to-roster', { id: `r-${id}`, participant: id, name: id, organization: GROUP, role: 'member' })));
    }
    await hub.stop();
  }
}

async function execute(hub, actor, name, payload) {
  const outcome = value(await hub.invoke('Execute', bytes({ actor, operation: randomUUID(), compartment: AT, seen: 0, name, payload })));
  if (outcome.result !== 'accepted') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Unsigned LEB128 numbers, as in Tracker.Protocol's TypeMessage and TextFrame. */
class Reader {
  at = 0;
  constructor(from) { this.from = from; }
  get more() { return this.at < this.from.length; }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const b = this.from[this.at++];
      value += (b & 127) * scale;
      if (b < 128) return value;
    }
  }
  bytes(n) { return this.from.subarray(this.at, this.at += n); }
}
const leb = value => {
  const out = [];
  for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  out.push(value);
  return out;
};
const typeMessage = (text, number, revision, { pos, del, ins }) => {
  const chars = Buffer.from(ins, 'utf8');
  return Buffer.from([
    1, ...leb(text), ...leb(number), ...leb(revision), 0, 1,
    ...(pos ? leb(pos * 8) : []), ...(ins ? [...leb(chars.length * 8 + 1), ...chars] : []), ...(del ? leb(del * 8 + 2) : []),
  ]);
};
/** A change as edits one after the other. */
function edits(change) {
  const reader = new Reader(change), found = [];
  if (reader.number() !== 1) throw new Error('a change of a later format');
  for (let pos = 0; reader.more;) {
    const header = reader.number(), length = header >>> 3;
    if (header & 4) throw new Error('the rig writes plain text only');
    if ((header & 3) === 0) pos += length;
    else if ((header & 3) === 1) { const ins = Buffer.from(reader.bytes(length)).toString('utf8'); found.push({ pos, del: 0, ins }); pos += ins.length; }
    else found.push({ pos, del: length, ins: '' });
  }
  return found;
}
/** What was committed first comes first: both edits as they are after the other. The rig's writers delete only while they are alone. */
function pass(committed, own) {
  if (committed.pos <= own.pos) own.pos += committed.ins.length - Math.min(committed.del, own.pos - committed.pos);
  else committed.pos += own.ins.length - own.del;
}
/** The bytes of a UUID as .NET orders them. */
const guid = text => {
  const b = Buffer.from(text.replaceAll('-', ''), 'hex');
  return Buffer.concat([b.subarray(0, 4).reverse(), b.subarray(4, 6).reverse(), b.subarray(6, 8).reverse(), b.subarray(8)]);
};

/** A long text in short pieces, so that an edit moves few characters. */
class Pieces {
  pieces = ['']; length = 0;
  constructor(text) { this.put({ pos: 0, del: 0, ins: text }); }
  put({ pos, del, ins }) {
    let i = 0;
    while (pos > this.pieces[i].length) pos -= this.pieces[i++].length;
    let here = this.pieces[i], n = 1;
    while (here.length < pos + del) here += this.pieces[i + n++];
    here = here.slice(0, pos) + ins + here.slice(pos + del);
    if (n === 1 && here.length <= 1024) this.pieces[i] = here;
    else this.pieces.splice(i, n, ...(here.match(/[^]{1,512}/g) ?? ['']));
    this.length += ins.length - del;
  }
  toString() { return this.pieces.join(''); }
}
/** A text with what is typed here: one change under way, the rest behind it; or all at once, where nobody else types. */
class Replica {
  text = new Pieces(''); revision = 0; version = -1; number = 0; sent = 0; waiting = []; own = new Set(); early = []; session = randomUUID();
  constructor(send, onRemote, alone) { this.send = send; this.onRemote = onRemote; this.alone = alone; this.id = guid(this.session); }
  adopt({ text, parts }) {
    const part = parts.find(p => p.compartment === AT);
    if (!part.state) throw new Error('the rig opens a text once');
    this.number = text;
    this.text = new Pieces(part.state.text.ops.map(op => op.insert).join(''));
    this.revision = part.state.revision;
    this.version = part.version;
    for (const frame of this.early) this.frame(frame);
  }
  frame(packed) {
    if (this.version < 0) { this.early.push(packed); return; }
    const reader = new Reader(packed), format = reader.number(), number = reader.number();
    if (format !== 1 || number !== this.number) return;
    let version = reader.number();
    for (let n = reader.number(); n > 0; n--, version++) {
      const event = reader.bytes(reader.number());
      if (version <= this.version) continue;
      if (version !== this.version + 1) throw new Error(`version ${version} after ${this.version}`);
      this.version = version;
      this.event(event);
    }
  }
  event(bytes) {
    const reader = new Reader(bytes);
    if (reader.number() !== 1) throw new Error('an event of a later format');
    for (let n = reader.number(); n > 0; n--) reader.bytes(reader.number());
    for (let n = reader.number(); n > 0; n--) {
      const place = reader.number();
      if (this.id.equals(reader.bytes(16))) this.own.add(place); else this.own.delete(place);
      reader.number();
    }
    for (let n = reader.number(); n > 0; n--) {
      const place = reader.number() - 1, number = reader.number();
      reader.number();
      const change = reader.bytes(reader.number());
      this.revision++;
      if (place >= 0 && this.own.has(place)) this.taken(number); else this.remote(edits(change));
    }
  }
  taken(number) {
    const first = this.waiting.shift();
    if (number !== first?.number) throw new Error(`change ${number} was not under way`);
    if (!this.alone && this.waiting.length) this.give(this.waiting[0], 0);
    first.done();
  }
  remote(changes) {
    const seen = [];
    for (const change of changes) {
      const here = { ...change };
      for (const own of this.waiting) pass(here, own);
      this.text.put(here);
      seen.push(here);
    }
    this.onRemote(seen);
  }
  type(pos, del, ins) {
    this.text.put({ pos, del, ins });
    return new Promise(done => {
      const change = { pos, del, ins, done };
      this.waiting.push(change);
      if (this.alone || this.waiting.length === 1) this.give(change, this.waiting.length - 1);
    });
  }
  /** Those of this session that are on their way come before it. */
  give(change, before) { this.send(typeMessage(this.number, change.number = ++this.sent, this.revision + before, change)); }
}

export default {
  name: 'tracker', kind: 'text', ack: 'durable', store: 'PostgreSQL, group commit', durable: true, pipeline: 64,
  start: ({ dir, fresh = true }) => run({
    dir, fresh, needPg: true, cmd: 'dotnet', args: [dll, 'serve'],
    env: ({ port, pg }) => ({
      urls: `http://127.0.0.1:${port}`,
      Tracker__Storage__DataFolder: join(dir, 'tracker'),
      Tracker__Storage__ConnectionString: `Host=${pg.host};Username=${pg.user};Database=${pg.database}`,
      Tracker__Limits__RequestsPerMinute: '1000000',
      Tracker__Limits__MessagesPerSecond: '1000000',
      Logging__LogLevel__Default: 'Warning',
    }),
    async ready(port) {
      for (let i = 0; i < 600; i++) {
        if (await fetch(`http://127.0.0.1:${port}/health/ready`).then(a => a.ok, () => false)) return;
        await new Promise(r => setTimeout(r, 50));
      }
      throw new Error('the server is not ready');
    },
  }),
  async connect({ port, doc, id, dir, onRemote, seed = false }) {
    const server = serverOf(port, dir);
    const late = id.startsWith('join');                 // the text is there, and he was signed in before
    const actor = late ? actorOf(doc) : await server.document(doc);
    const hub = await server.connect(`rig-${late ? MOST - 1 : +(/\d+$/.exec(id)?.[0] ?? MOST - 1) % MOST}`);
    const replica = new Replica(message => hub.send('T', message), onRemote, seed);
    hub.on('t', packed => replica.frame(packed));
    hub.on('refused', packed => { throw new Error(JSON.stringify(value(packed))); });
    for (const name of ['frame', 'presence', 'reopen']) hub.on(name, () => {});
    await hub.start();
    const opened = value(await hub.invoke('Open', bytes({ actor, session: replica.session })));
    if (opened.rejection) throw new Error(opened.rejection.sentence);
    replica.adopt(opened);
    return {
      edit: (pos, del, ins) => replica.type(pos, del, ins),
      text: () => replica.text.toString(), len: () => replica.text.length, close: () => hub.stop(),
    };
  },
};
