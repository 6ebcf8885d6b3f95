using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Server.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.Sessions;

/// <summary>
/// Who is signed in where. Each request and each socket is checked against a record of the store, so that a session that ends
/// anywhere ends on every server within a second, with its sockets: by sign-out, by its participant, by an administrator, with its
/// participant's access, after a time without use, and at the latest after a time that no use extends.
/// </summary>
public sealed partial class SessionRegistry : BackgroundService
{
    /// <summary>Between two looks at the store for what ended at other servers.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(400);

    /// <summary>For this long the store's last answer counts.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);

    /// <summary>How exactly the store knows when a session was used, and how long an unused one stays in memory.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<EntityId, KnownSession> known = new();
    private readonly ConcurrentDictionary<string, KnownSession> byHash = new(StringComparer.Ordinal);
    private readonly ISessions stored;
    private readonly Connections connections;
    private readonly DirectoryCache directory;
    private readonly SignInOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<SessionRegistry> logger;
    private volatile bool isStoreSilent;

    public SessionRegistry(
        IStore store, Connections connections, DirectoryCache directory, TrackerOptions options, TimeProvider time, ILogger<SessionRegistry> logger)
    {
        (stored, this.connections, this.directory, this.options, this.time, this.logger) =
            (store.Sessions, connections, directory, options.SignIn, time, logger);
        directory.Changed += OnChanged;
    }

    /// <summary>A new session; the secret for its cookie, which is stored nowhere else.</summary>
    /// <param name="madeBy">Who made the link that it starts with; the participant, if they signed in by themselves.</param>
    public async Task<string> Start(ParticipantId participant, string browser, ParticipantId madeBy, CancellationToken cancellation = default)
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var ends = now + TimeSpan.FromHours(options.LongestSessionHours);
        await stored.Add(new SignedInSession(EntityId.New(), participant, browser, now, now, ends, madeBy), HashOf(secret), cancellation);
        await stored.Forget(now, cancellation);
        return secret;
    }

    /// <summary>The open session of a secret; null if it ended or never was.</summary>
    /// <param name="isUse">Whether this is a use of the session, after which it lasts longer.</param>
    public async ValueTask<SignedInSession?> Find(string secret, bool isUse, CancellationToken cancellation = default)
    {
        var hash = HashOf(secret);
        byHash.TryGetValue(Convert.ToHexString(hash), out var session);
        if (session is null || !isStoreSilent && time.GetElapsedTime(session.ConfirmedAt) >= Recent) session = await Read(hash, cancellation);
        if (session is null) return null;
        if (IsOver(session, time.GetUtcNow()))
        {
            await End(session.Id, session.Participant, cancellation);
            return null;
        }
        if (isUse) session.Use(time.GetUtcNow());
        return session.Stored;
    }

    /// <summary>Whether this server knows the session as open.</summary>
    public bool IsOpen(EntityId session) => known.ContainsKey(session);

    /// <summary>The open sessions of a participant, newest first.</summary>
    public async Task<IReadOnlyList<SignedInSession>> Of(ParticipantId participant, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        return [.. (await stored.Of(participant, cancellation)).Where(s => !IsOver(s.SeenAt, s.EndsAt, now))];
    }

    /// <summary>Ends one session of a participant with its sockets; false if they have no such open session.</summary>
    public async Task<bool> End(EntityId session, ParticipantId participant, CancellationToken cancellation = default)
    {
        if (!await stored.End(session, participant, time.GetUtcNow(), cancellation)) return false;
        Drop(session);
        return true;
    }

    /// <summary>Ends the sessions of a participant, but for one; returns how many.</summary>
    public async Task<int> EndAll(ParticipantId participant, EntityId? except = null, CancellationToken cancellation = default) =>
        Drop(await stored.EndAll(participant, except, time.GetUtcNow(), cancellation));

    /// <summary>Ends the sessions of all participants, but for one; returns how many.</summary>
    public async Task<int> EndEveryones(EntityId? except, CancellationToken cancellation = default) =>
        Drop(await stored.EndEveryones(except, time.GetUtcNow(), cancellation));

    /// <summary>Ends those of a participant's sessions that are chosen.</summary>
    public async Task End(ParticipantId participant, Func<SignedInSession, bool> which, CancellationToken cancellation = default)
    {
        foreach (var session in await stored.Of(participant, cancellation))
            if (which(session)) await End(session.Id, participant, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAgain(stoppingToken);
                isStoreSilent = false;
            }
            catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                // Who was signed in stays so until the store answers: nothing can be changed meanwhile.
                if (!isStoreSilent) NotRead(e.Message);
                isStoreSilent = true;
            }
        }
    }

    public override void Dispose()
    {
        directory.Changed -= OnChanged;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task LookAgain(CancellationToken cancellation)
    {
        var (now, asked) = (time.GetUtcNow(), time.GetTimestamp());
        var live = Used(now);
        foreach (var session in known.Values.Where(s => IsOver(s, now))) await End(session.Id, session.Participant, cancellation);
        if (known.IsEmpty) return;
        var sessions = known.Values.ToList();
        var open = await stored.StillOpen([.. sessions.Select(s => s.Id)], cancellation);
        foreach (var session in sessions)
        {
            if (!open.TryGetValue(session.Id, out var seen))
            {
                Drop(session.Id);
                continue;
            }
            session.ConfirmedAt = asked;
            session.SeenInStore(seen);
            if (session.Unstored(Coarse) is { } used)
            {
                await stored.Seen(session.Id, used, cancellation);
                session.SeenInStore(used);
            }
            else if (!live.Contains(session.Id) && now - session.SeenAt > Coarse) Forget(session);
        }
    }

    /// <summary>Notes the sessions whose sockets were used, ends sockets whose token ended, and returns the sessions that have sockets.</summary>
    private HashSet<EntityId> Used(DateTimeOffset now)
    {
        var live = new HashSet<EntityId>();
        foreach (var connection in connections.All)
        {
            if (connection.Token is { } token && token.EndsAt <= now) connection.Abort();
            if (connection.SessionId is not { } id) continue;
            live.Add(id);
            if (!known.TryGetValue(id, out var session)) connection.Abort();
            else if (connection.WasUsed()) session.Use(now);
        }
        return live;
    }

    private bool IsOver(KnownSession session, DateTimeOffset now) =>
        IsOver(session.SeenAt, session.Stored.EndsAt, now) || directory.IsLoaded && directory.Find(session.Participant) is null;

    private bool IsOver(DateTimeOffset seenAt, DateTimeOffset endsAt, DateTimeOffset now) =>
        now >= endsAt || now - seenAt >= TimeSpan.FromHours(options.SessionHours);

    private async Task<KnownSession?> Read(byte[] hash, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        var name = Convert.ToHexString(hash);
        if (await stored.Find(hash, cancellation) is not { } found)
        {
            if (byHash.TryGetValue(name, out var ended)) Drop(ended.Id);
            return null;
        }
        var session = known.GetOrAdd(found.Id, _ => new KnownSession(found, hash, asked));
        session.ConfirmedAt = asked;
        session.SeenInStore(found.SeenAt);
        byHash[name] = session;
        return session;
    }

    private int Drop(IReadOnlyList<EntityId> ended)
    {
        foreach (var session in ended) Drop(session);
        return ended.Count;
    }

    private void Drop(EntityId id)
    {
        if (known.TryGetValue(id, out var session)) Forget(session);
        connections.Abort(c => c.SessionId == id);
    }

    private void Forget(KnownSession session)
    {
        known.TryRemove(session.Id, out _);
        byHash.TryRemove(Convert.ToHexString(session.Hash), out _);
    }

    /// <summary>A participant who lost their access loses their sockets and sessions; a token whose subject is no longer theirs loses its sockets.</summary>
    private void OnChanged(ParticipantId participant)
    {
        if (directory.Find(participant) is null)
        {
            connections.Abort(c => c.Participant == participant);
            _ = EndAllOfClosed(participant);
        }
        else connections.Abort(c => c.Participant == participant && c.Token is { } token && directory.State.BySubject(token.Subject) != participant);
    }

    private async Task EndAllOfClosed(ParticipantId participant)
    {
        try
        {
            await EndAll(participant);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Every request of a closed participant is refused anyway.
            NotRead(e.Message);
        }
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    [LoggerMessage(3301, LogLevel.Warning, "The sessions cannot be read from the store at the moment. {Reason}")]
    private partial void NotRead(string reason);
}
