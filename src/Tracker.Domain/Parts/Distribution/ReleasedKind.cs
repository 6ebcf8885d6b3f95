namespace Tracker.Domain.Parts;

/// <summary>A kind of records that one government office writes and releases to people whom it names. The key begins with the office:
/// <c>kind/&lt;office&gt;/&lt;record&gt;</c>. The office has all; <c>recipients</c> have the copy that was released and the questions; each of them has
/// their own acknowledgement.</summary>
/// <param name="thing">What it is, such as "note".</param>
/// <param name="own">The part with the kind's own messages.</param>
public abstract class ReleasedKind<TState>(
    string name, JsonSerializerContext json, TState initial, Lens<TState, Distribution> book, string thing, Part<TState> own)
    : RecordKind<TState>(name, json, initial, [own, new DistributionPart<TState>(book, thing)]) where TState : class
{
    public sealed override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.EachOffice((s, office) => IsProgram(s) || s.Principal.Holds(office, s.Today) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Recipients, s => s.Role is null ? Right.None : Right.Write),
        CompartmentRule.EachParticipant((s, at) => s.Role is not null && at == CompartmentId.Own(s.Principal.Id) ? Right.Write : Right.None),
    ];

    /// <summary>That of a recipient, who has it as long as they belong to the group for which they are named.</summary>
    public sealed override ImmutableArray<RosterRole> Roles => [RosterRole.Member];

    public sealed override AccessList AccessListOf(RecordState record) =>
        record.Compartments.Values.Select(c => book.Of((TState)c.State).Out).FirstOrDefault(o => o is not null) is { } sent
            ? Listed(sent.To) : AccessList.Empty;

    public sealed override AccessList AccessListToCome(RecordState record, CompartmentId at) =>
        at == CompartmentId.Recipients && Kept(record).FirstOrDefault().Kept is { } kept ? Listed(kept.To.Value) : AccessList.Empty;

    public sealed override CompartmentId ReleasedFrom(ActorId actor, CompartmentId at) =>
        at == CompartmentId.Recipients ? DistributionRules.OfficeOf(actor) : at;

    /// <summary>A record has one office: another one is refused as if there was no such record.</summary>
    public sealed override bool Has(ActorId actor, CompartmentId compartment) =>
        actor.Key.Contains('/', StringComparison.Ordinal) && (compartment.OwnerOffice is null || compartment == DistributionRules.OfficeOf(actor));

    public sealed override Right RightToCreate(Standing standing, CompartmentId at) =>
        at.OwnerOffice is { } office && standing.Principal.Holds(office, standing.Today) ? Right.Write : Right.None;

    public sealed override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        command is RemindAhead && !IsProgram(standing) ? Rejection.OnlyTheProgram : null;

    public sealed override bool IsListedInPublic => false;

    public sealed override Due? NextDue(RecordState record) => Kept(record).Select(k => DistributionRules.NextDue(k.Office, k.Kept)).FirstOrDefault();

    protected sealed override Rejection? Refuses(Sight sight, TState? here, Command command) =>
        here is not null || Creates(command) || command is AcknowledgeRelease ? null : Rejection.NotFound;

    /// <summary>What lists show of the way of a record: about what it is, to how many it went, by when it is acknowledged, and what is open.</summary>
    protected ImmutableSortedDictionary<string, string>.Builder DetailOf(CompartmentId compartment, TState state, ActorId? about)
    {
        var (detail, kept) = (ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal), book.Of(state));
        if (about is { } record) detail["about"] = record.Value;
        detail["state"] = kept.IsWithdrawn ? "withdrawn" : kept.Out is null ? "draft" : "released";
        if (kept.Out is not { } sent) return detail;
        detail["to"] = Number(sent.To.All.Length);
        if (sent.AcknowledgeBy is { } day) detail["acknowledgeBy"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (compartment.OwnerOffice is not null) detail["owed"] = Number(kept.Owing.Count());
        if (kept.Unanswered.Count() is > 0 and var open) detail["open"] = Number(open);
        return detail;
    }

    /// <summary>By which texts the record is found: what it is called there, and its questions.</summary>
    /// <param name="title">The value on which the title depends.</param>
    protected ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, TState state, object? title)
    {
        var kept = book.Of(state);
        return
        [
            SearchSource.Title(title, () => ListingOf(compartment, state)?.Title),
            new SearchSource(kept.Questions, () => kept.Asked.Select(q => new SearchText($"question/{q.Id}", SearchPlace.Note, q.Text))),
        ];
    }

    /// <summary>The record as its office has it: one, or none.</summary>
    private IEnumerable<(CompartmentId Office, Distribution Kept)> Kept(RecordState record) =>
        from part in record.Compartments where part.Key.OwnerOffice is not null select (part.Key, book.Of((TState)part.Value.State));

    /// <summary>Those who receive something have a role as long as they belong to the group for which they are named.</summary>
    private static AccessList Listed(Addressees to) => new([.. to.All.Select(a => new RosterLine(a.Participant, RosterRole.Member, As: a.Group))]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;
}
