namespace Tracker.Domain.Claims;

/// <summary>The claim that a participant prefers among those about the same thing.</summary>
public sealed record Preference(EntityId Claim, Remark Reason);

/// <summary>From this moment on a claim was preferred about something; with null, none.</summary>
public sealed record PreferenceChange(string About, DateTimeOffset At, Preference? Preferred = null);

/// <summary>Claims about one subject that cannot all be right, side by side.</summary>
public sealed record Dispute(string About, ImmutableArray<Claim> Claims);

/// <summary>All claims about one subject in one compartment, in the order in which they were recorded.</summary>
/// <param name="Choices">Every change of a preference, in its order; null for none.</param>
public sealed record ClaimBook(
    ImmutableList<Claim> Claims, ImmutableSortedDictionary<string, Preference> Preferences, ImmutableList<PreferenceChange>? Choices = null)
{
    /// <summary>Technical limit of one compartment; no kind of statement has a limit of its own.</summary>
    public const int Most = 5_000;

    public static readonly ClaimBook Empty = new([], ImmutableSortedDictionary.Create<string, Preference>(StringComparer.Ordinal));
    public Claim? Find(EntityId id) => Claims.Find(c => c.Id == id);

    /// <summary>Claims that are neither superseded nor withdrawn, including hearsay.</summary>
    public IEnumerable<Claim> Standing<T>() where T : Statement => Claims.Where(c => c.Stands && c.Statement is T);

    /// <summary>Statements of such claims that are not hearsay.</summary>
    public IEnumerable<T> Facts<T>() where T : Statement => Claims.Where(c => c.IsFact).Select(c => c.Statement).OfType<T>();

    public Claim? PreferredAbout(string about) => Preferences.TryGetValue(about, out var preference) ? Find(preference.Claim) : null;

    /// <summary>The claim to show first: the preferred one, else the latest in the world, else the latest recorded; facts before hearsay.</summary>
    public Claim? Foremost<T>(Func<T, bool>? among = null) where T : Statement
    {
        var standing = Standing<T>().Where(c => among is null || among((T)c.Statement)).ToList();
        return standing.Find(c => Preferences.TryGetValue(c.Statement.About(), out var p) && p.Claim == c.Id)
            ?? standing.OrderBy(c => c.IsFact).ThenBy(c => c.Valid?.From?.Earliest ?? DateOnly.MinValue).ThenBy(c => c.Version).LastOrDefault();
    }

    /// <summary>Unsettled contradictions: claims about the same thing with different values or dates, none of them preferred.</summary>
    public ImmutableArray<Dispute> Disputes() =>
    [
        .. Claims.Where(c => c.Stands && c.Statement.HasOneValue())
            .GroupBy(c => c.Statement.About(), StringComparer.Ordinal)
            .Where(g => !Preferences.ContainsKey(g.Key) && Disagree([.. g]))
            .Select(g => new Dispute(g.Key, [.. g])),
    ];

    /// <summary>What was in the record at a moment (the first clock): later claims, corrections and choices are left out.</summary>
    public ClaimBook KnownAt(DateTimeOffset at)
    {
        var made = Choices?.TakeWhile(c => c.At <= at).ToImmutableList();
        var preferred = Empty.Preferences;
        foreach (var choice in made ?? [])
            preferred = choice.Preferred is { } now ? preferred.SetItem(choice.About, now) : preferred.Remove(choice.About);
        return new([.. Claims.Where(c => c.At <= at).Select(c => c.KnownAt(at))], preferred, made is { Count: > 0 } ? made : null);
    }

    /// <summary>What may hold on a day of the world (the second clock), by everything that is known.</summary>
    public ClaimBook AsOf(DateOnly day)
    {
        var claims = Claims.RemoveAll(c => !c.MayHoldOn(day));
        var gone = Preferences.Where(p => !claims.Exists(c => c.Id == p.Value.Claim)).Select(p => p.Key);
        return this with { Claims = claims, Preferences = Preferences.RemoveRange(gone) };
    }

    /// <summary>When a claim was the preferred one, by the first clock; the last end is null if it still is.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> PreferredDuring(Claim claim)
    {
        DateTimeOffset? since = null;
        foreach (var choice in (Choices ?? []).Where(c => c.About == claim.Statement.About()))
        {
            if (choice.Preferred?.Claim == claim.Id) since ??= choice.At;
            else if (since is { } from)
            {
                yield return (from, choice.At);
                since = null;
            }
        }
        if (since is { } last) yield return (last, null);
    }

    public ClaimBook Apply(Recorded recorded) => recorded.Event switch
    {
        ClaimRecorded e => this with
        {
            Claims = Claims.Add(new Claim(e.Claim, recorded.By, recorded.At, recorded.Version, recorded.OnBehalfOf, e.Anomaly)),
        },
        ClaimSuperseded e => Without(e.Claim, recorded.At) with
        {
            Claims = Changed(e.Claim, c => c with { SupersededBy = e.By, Superseded = Said(e.Reason, recorded) }),
        },
        ClaimPreferred e => Preferring(AboutOf(e.Claim), new Preference(e.Claim, Said(e.Reason, recorded))),
        ClaimRemovedByBody e => this with
        {
            Claims = Changed(e.Claim, c => c with { RemovedByBody = Said(e.Note, recorded) with { Before = c.RemovedByBody } }),
        },
        _ => throw new UnknownEventException(recorded.Event.GetType().Name),
    };

    private ClaimBook Preferring(string about, Preference preferred) => this with
    {
        Preferences = Preferences.SetItem(about, preferred), Choices = (Choices ?? []).Add(new(about, preferred.Reason.At, preferred)),
    };

    private ClaimBook Without(EntityId claim, DateTimeOffset at)
    {
        var ended = Preferences.Where(p => p.Value.Claim == claim).Select(p => p.Key).ToList();
        return ended.Count == 0 ? this : this with
        {
            Preferences = Preferences.RemoveRange(ended),
            Choices = (Choices ?? []).AddRange(ended.Select(about => new PreferenceChange(about, at))),
        };
    }

    private string AboutOf(EntityId claim) => Known(claim).Statement.About();
    private ImmutableList<Claim> Changed(EntityId claim, Func<Claim, Claim> change) => Claims.Replace(Known(claim), change(Known(claim)));
    private Claim Known(EntityId claim) => Find(claim) ?? throw new InvalidOperationException($"There is no claim '{claim}'.");

    private static Remark Said(string text, Recorded recorded) => new(text, recorded.By, recorded.At);

    private static bool Disagree(Claim[] claims) => claims.Index().Any(one => claims.Skip(one.Index + 1)
        .Any(other => one.Item.Statement.Excludes(other.Statement, one.Item.Valid?.From, other.Valid?.From)));
}
