using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;

namespace Tracker.Storage;

/// <summary>One claim ever recorded, as tables print it; written with the events that made or changed it.</summary>
/// <param name="Version">The compartment's version at which it was recorded.</param>
/// <param name="Statement">The stored word of what it says, such as <c>supporting-member</c>.</param>
/// <param name="About">What it is about. Claims of one subject about the same thing can be compared.</param>
/// <param name="Value">What it says in a few words.</param>
/// <param name="Says">The statement as JSON.</param>
/// <param name="Named">The records that it names, separated by spaces.</param>
/// <param name="Organization">By its record or else its name, as <paramref name="Committee"/>.</param>
/// <param name="HoldsFrom">The first day on which it may hold in the world; the first of all days if that is open.</param>
/// <param name="HoldsTo">The last day on which it may hold; the last of all days if that is open, and for what happened.</param>
/// <param name="RecordedTo">When it was superseded or withdrawn; null if it stands.</param>
/// <param name="RemovedAt">When it was noted first that the body removed the fact.</param>
/// <param name="Preferred">When it was the preferred one: intervals of record time as <c>from/to</c>, separated by spaces; null for never.</param>
/// <param name="Source">The title of its document.</param>
/// <param name="Document">SHA-256 of the document in which <paramref name="Span"/> is its passage; null without one.</param>
/// <param name="Span">As <see cref="Passage.Place"/> has it.</param>
public sealed record ClaimRow(
    ActorId Actor, CompartmentId Compartment, long Version, EntityId Id, string Statement, string About, string Value, string Says, string Named,
    string? Country, string? Organization, string? Committee, PartialDate? ValidFrom, PartialDate? ValidTo, DateOnly HoldsFrom, DateOnly HoldsTo,
    DateTimeOffset RecordedFrom, DateTimeOffset? RecordedTo, bool IsHearsay, DateTimeOffset? RemovedAt, string? Preferred, string? Source, string? Document,
    string? Span)
{
    private const int LongestValue = 300;

    /// <summary>The row of a claim of this book.</summary>
    /// <param name="json">The contract of statements.</param>
    public static ClaimRow Of(ActorId actor, CompartmentId compartment, ClaimBook book, Claim claim, JsonTypeInfo json)
    {
        var (says, source) = (claim.Statement, claim.Assertion.Source);
        return new(
            actor, compartment, claim.Version, claim.Id, says.Word(), Text(says.About()), Text(says.Value()), JsonSerializer.Serialize(says, json),
            string.Join(' ', says.Records()), Text(says.Country()), Text(says.Organization()), Text(says.Committee()), claim.Valid?.From, claim.Valid?.To,
            claim.Valid?.From?.Earliest ?? DateOnly.MinValue, says.IsMoment() ? DateOnly.MaxValue : claim.Valid?.To?.Latest ?? DateOnly.MaxValue,
            claim.At, claim.Superseded?.At, claim.Assertion.Hearsay is not null, First(claim.RemovedByBody), Intervals(book.PreferredDuring(claim)),
            Text(source?.Document), source?.Passage?.Sha256, source?.Passage?.Place);
    }

    /// <summary>The records that it names, each once.</summary>
    public IEnumerable<ActorId> Records() => Named.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ActorId.Trusted);

    /// <summary>The claims of one compartment as they were known, without who recorded them and the words of their sources.</summary>
    /// <param name="known">Null for now.</param>
    /// <param name="json">The contract of statements.</param>
    public static ClaimBook BookOf(IEnumerable<ClaimRow> rows, DateTimeOffset? known, JsonTypeInfo json)
    {
        var recorded = rows.Where(r => known is not { } at || r.RecordedFrom <= at).OrderBy(r => r.Version);
        var then = recorded.Select(r => (Row: r, Claim: r.Claim(known, json))).ToList();
        var preferred = then.Where(t => t.Row.IsPreferredAt(known))
            .Select(t => KeyValuePair.Create(t.Claim.Statement.About(), new Preference(t.Claim.Id, Silent(t.Row.RecordedFrom))));
        return ClaimBook.Empty with { Claims = [.. then.Select(t => t.Claim)], Preferences = ClaimBook.Empty.Preferences.SetItems(preferred) };
    }

    /// <summary>The last moment at which anything of it changed.</summary>
    /// <param name="known">The last moment that counts; null for now.</param>
    public DateTimeOffset ChangedAt(DateTimeOffset? known) =>
        new[] { RecordedFrom, RecordedTo, RemovedAt }.Concat(Periods().SelectMany(p => new[] { p.From, p.To }))
            .OfType<DateTimeOffset>().Where(at => known is null || at <= known).Max();

    private Claim Claim(DateTimeOffset? known, JsonTypeInfo json)
    {
        var valid = ValidFrom is null && ValidTo is null ? null : new PartialInterval(ValidFrom, ValidTo);
        var assertion = new Assertion(
            Id, (Statement)JsonSerializer.Deserialize(Says, json)!, Valid: valid, Hearsay: IsHearsay ? new Hearsay() : null);
        var claim = new Claim(
            assertion, ParticipantId.System, RecordedFrom, Version, Superseded: RecordedTo is { } to ? Silent(to) : null,
            RemovedByBody: RemovedAt is { } removed ? Silent(removed) : null);
        return known is { } at ? claim.KnownAt(at) : claim;
    }

    private bool IsPreferredAt(DateTimeOffset? known) =>
        Periods().Any(period => known is { } at ? period.From <= at && !(period.To <= at) : period.To is null);

    private IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> Periods() =>
        (Preferred?.Split(' ') ?? []).Select(period => period.Split('/'))
            .Select(ends => (Time(ends[0]), ends[1].Length == 0 ? (DateTimeOffset?)null : Time(ends[1])));

    private static Remark Silent(DateTimeOffset at) => new("", ParticipantId.System, at);

    private static DateTimeOffset? First(Remark? remark) => remark is { Before: { } earlier } ? First(earlier) : remark?.At;

    private static string? Intervals(IEnumerable<(DateTimeOffset From, DateTimeOffset? To)> intervals) =>
        string.Join(' ', intervals.Select(i => $"{Text(i.From)}/{(i.To is { } to ? Text(to) : "")}")) is { Length: > 0 } text ? text : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Text(string? text) => text is null ? null : StorableText.Of(text, LongestValue);
}
