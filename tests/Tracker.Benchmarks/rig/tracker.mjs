// Tracker for the shared load rig:  TRACKER_ADAPTER=<this file> node run.mjs w1 3   (in the rig's folder).
// Runs the Release build of the server, or the one that TRACKER_SERVER names (path of Tracker.Server.dll), on the rig's
// PostgreSQL. A document of the rig is a delegation; each of its clients is a participant who edits the text of his own
// agenda point, so an edit replaces that text by the token and no two edits are in conflict.
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The rig's modules, not the project's: it is run in the rig's folder.
const rig = join(process.cwd(), 'package.json');
const require = createRequire(rig);
const signalR = require('@microsoft/signalr');
const { MessagePackHubProtocol } = require('@microsoft/signalr-protocol-msgpack');
const WebSocket = require('ws');
const { run } = await import(pathToFileURL(join(process.cwd(), 'lib/server.mjs')));

const dll = process.env.TRACKER_SERVER
  ?? fileURLToPath(new URL('../../../src/Tracker.Server/bin/Release/net10.0/Tracker.Server.dll', import.meta.url));
const MOST = 64;                                        // people and agenda points of a document
const GROUP = 'org/rig', HEAD = 'rig-0';
const bytes = value => Buffer.from(JSON.stringify(value));
const value = packed => JSON.parse(Buffer.from(packed).toString('utf8'));
const people = Array.from({ length: MOST }, (_, i) => `rig-${i}`);

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
  /** A participant's session, made at the first use. */
  session(participant) {
    if (!this.cookies.has(participant)) this.cookies.set(participant, this.signIn(participant));
    return this.cookies.get(participant);
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
        skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets, WebSocket, headers: { Cookie: await this.session(participant) },
      })
      .withHubProtocol(new MessagePackHubProtocol()).build();
    hub.keepAliveIntervalInMilliseconds = 3000;
    return hub;
  }
  /** The delegation of a document with everybody on its roster, unless an earlier run made it. */
  document(doc) {
    if (!this.documents.has(doc)) this.documents.set(doc, this.make(`delegation/rig-${doc}`));
    return this.documents.get(doc);
  }
  async make(actor) {
    await this.found();
    const hub = await this.connect(HEAD);
    await hub.start();
    if (value(await hub.invoke('Open', bytes({ actor }))).rejection) {
      const made = await this.command(actor, 'delegation', 'create-delegation', {
        title: actor, committee: 'Rig', gathering: 'Rig', opensOn: '2026-11-23', closesOn: '2026-11-27', head: HEAD, headName: HEAD, headOrganization: GROUP,
      });
      if (!made.ok) throw new Error(`${actor} was not made: ${JSON.stringify(made.body)}`);
      const add = (name, payload) => execute(hub, actor, name, payload);
      await Promise.all(people.slice(1).map(id => add('add-to-roster', { id: `r-${id}`, participant: id, name: id, organization: GROUP, role: 'member' })));
      await Promise.all(people.map((id, i) => add('add-point', { id: `p-${id}`, number: String(i), title: `Point ${i}` })));
    }
    await hub.stop();
    return actor;
  }
}

async function execute(hub, actor, name, payload) {
  const outcome = value(await hub.invoke('Execute', bytes({ actor, operation: randomUUID(), compartment: 'delegation', seen: 0, name, payload })));
  if (outcome.result !== 'accepted') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Texts by agenda point, kept up to date by frames in the order of their versions. */
class Replica {
  texts = new Map();
  version = -1;
  early = [];
  adopt(part) {
    if (part.state) {
      this.texts = new Map(Object.entries(part.state.positions ?? {}).map(([id, p]) => [id, p.texts?.['red-line']?.value]).filter(([, text]) => text));
    } else for (const e of part.events ?? []) this.apply(e);
    this.version = part.version;
    const early = this.early;
    this.early = [];
    for (const f of early) this.frame(f);
  }
  /** The texts that others set; null where a frame is missing. */
  frame({ from, events }) {
    if (this.version < 0) { this.early.push({ from, events }); return []; }
    if (from > this.version + 1) return null;
    const fresh = events.slice(Math.max(0, this.version + 1 - from));
    this.version += fresh.length;
    return fresh.filter(e => this.apply(e)).map(e => [e.p.point, e.p.edit.to]);
  }
  apply(e) {
    if (e.n !== 'position.text-edited') return false;
    this.texts.set(e.p.point, e.p.edit.to);
    return true;
  }
  text() { return JSON.stringify([...this.texts].sort(([a], [b]) => (a < b ? -1 : 1))); }
}

export default {
  name: 'tracker', kind: 'fields', ack: 'durable', store: 'PostgreSQL, group commit', durable: true,
  start: ({ dir, fresh = true }) => run({
    dir, fresh, needPg: true, cmd: 'dotnet', args: [dll, 'serve'],
    env: ({ port, pg }) => ({
      urls: `http://127.0.0.1:${port}`,
      Tracker__Storage__DataFolder: join(dir, 'tracker'),
      Tracker__Storage__ConnectionString: `Host=${pg.host};Username=${pg.user};Database=${pg.database}`,
      Tracker__Limits__RequestsPerMinute: '1000000',
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
  async connect({ port, doc, id, dir, onRemote }) {
    const server = serverOf(port, dir);
    const actor = await server.document(doc);
    const number = +(/\d+$/.exec(id)?.[0] ?? MOST - 1) % MOST;
    const point = `p-rig-${number}`;
    const hub = await server.connect(`rig-${number}`);
    const replica = new Replica();
    const reopen = async () => {
      const opened = value(await hub.invoke('Open', bytes({ actor, ...(replica.version < 0 ? {} : { known: { delegation: replica.version } }) })));
      if (opened.rejection) throw new Error(opened.rejection.sentence);
      replica.adopt(opened.parts.find(p => p.compartment === 'delegation'));
    };
    hub.on('frame', packed => {
      const frame = value(packed);
      if (frame.actor !== actor || frame.compartment !== 'delegation') return;
      const changes = replica.frame(frame);
      if (changes === null) { reopen(); return; }
      const foreign = changes.filter(([at]) => at !== point);
      if (foreign.length) onRemote(foreign.map(([, ins]) => ({ pos: 1e9, ins })));
    });
    hub.on('reopen', reopen);
    hub.on('presence', () => {});
    await hub.start();
    await reopen();
    let was = replica.texts.get(point);
    return {
      async edit(pos, del, ins) {
        const edit = { ...(was === undefined ? {} : { was }), to: ins };
        was = ins;
        await execute(hub, actor, 'edit-position-text', { point, text: 'red-line', edit });
      },
      text: () => replica.text(), len: () => replica.text().length, close: () => hub.stop(),
    };
  },
};
