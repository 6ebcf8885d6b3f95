using Tracker.Domain.Drafts;

namespace Tracker.Server.Records;

/// <summary>A record in a list, through the first compartment that the viewer may read.</summary>
/// <param name="Row">With the version of its compartment and the time of the last event in any compartment that the viewer may read.</param>
/// <param name="Role">The viewer's role on the record's roster.</param>
public sealed record HeldRecord(ListingRow Row, RosterRole? Role)
{
    /// <summary>Small named values of the record, parsed anew each time.</summary>
    public IReadOnlyDictionary<string, string> Detail() => JsonSerializer.Deserialize<Dictionary<string, string>>(Row.Detail)!;
}

/// <summary>Lists of records, from the rows that are written with the events: the only place that decides which of them a viewer may read.</summary>
public sealed class HeldRecords(IListings listings, RecordKinds kinds, TimeProvider time)
{
    /// <summary>The records of a kind that a participant may read, by title.</summary>
    /// <param name="contains">Words of the title or of another name, in their order; case does not matter.</param>
    public async Task<IReadOnlyList<HeldRecord>> Of(
        RecordKind kind, Principal principal, string? contains = null, int skip = 0, int take = int.MaxValue, CancellationToken cancellation = default)
    {
        var forAll = kind.IsListedInPublic && kind.IsForEverybody(CompartmentId.Record, Today);
        var rows = forAll
            ? await listings.List(kind.Name, CompartmentId.Record, contains, skip, take, cancellation)
            : await listings.List(kind.Name, null, contains, 0, int.MaxValue, cancellation);
        var access = await AccessLists(rows.Select(r => Parent(r.Actor).Kind).Distinct(), cancellation);
        var held = rows.GroupBy(r => r.Actor).Select(g => First(g, StandingIn(g.Key))).OfType<HeldRecord>();
        return await Changed([.. forAll ? held : held.Skip(skip).Take(take)], StandingIn, cancellation);

        Standing StandingIn(ActorId actor) =>
            Standing.Of(principal, access.TryGetValue(Parent(actor), out var json) ? AccessJson.Read(json) : AccessList.Empty, Today);
    }

    /// <summary>The co-edited texts of a record that a participant may read, by title.</summary>
    public async Task<IReadOnlyList<TextRow>> TextsOf(ActorId record, Principal principal, CancellationToken cancellation = default)
    {
        if (kinds.Of(record) is not { } kind) return [];
        // Only the compartments that are open to the viewer are looked into, so that what is in the others takes no time either.
        var standing = await StandingIn(record, principal, cancellation);
        return await listings.Texts(record, kind.OpenTo(standing, record).Distinct(), cancellation);
    }

    /// <summary>Those of these participants who may read a co-edited text.</summary>
    public async Task<IReadOnlyList<Principal>> ReadersOf(
        ActorId text, IEnumerable<Principal> participants, CancellationToken cancellation = default)
    {
        if (DraftId.TryParse(text) is not { } id) return [];
        var access = await AccessOf(id.Parent, cancellation);
        return [.. participants.Where(p => Reads(Standing.Of(p, access, Today), text, id.Compartment))];
    }

    /// <summary>A participant's standing in a record, from their own rows: whether it exists makes no difference to how long it takes.</summary>
    public async Task<Standing> StandingIn(ActorId actor, Principal principal, CancellationToken cancellation = default)
    {
        var list = kinds.Of(actor) is { Roles.IsEmpty: false } ? await listings.AccessListWith(principal.Id, Parent(actor), cancellation) : null;
        return Standing.Of(principal, list is null ? AccessList.Empty : AccessJson.Read(list), Today);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<AccessList> AccessOf(ActorId record, CancellationToken cancellation) =>
        await listings.AccessList(record, cancellation) is { } json ? AccessJson.Read(json) : AccessList.Empty;

    /// <summary>The record whose roster decides: a text inherits that of the record it belongs to.</summary>
    private static ActorId Parent(ActorId actor) => DraftId.TryParse(actor)?.Parent ?? actor;

    private async Task<Dictionary<ActorId, string>> AccessLists(IEnumerable<string> kinds, CancellationToken cancellation)
    {
        var lists = new Dictionary<ActorId, string>();
        foreach (var kind in kinds)
            foreach (var (actor, list) in await listings.AccessLists(kind, cancellation))
                lists[actor] = list;
        return lists;
    }

    private HeldRecord? First(IEnumerable<ListingRow> rows, Standing standing)
    {
        var held = rows.Where(r => Reads(standing, r.Actor, r.Compartment)).MinBy(r => (Rank(r.Compartment), r.Compartment));
        return held is null ? null : new HeldRecord(held, standing.Role);
    }

    /// <summary>The records with their last changes: an event that the viewer may not see changes nothing here.</summary>
    private async Task<IReadOnlyList<HeldRecord>> Changed(
        HeldRecord[] records, Func<ActorId, Standing> standingIn, CancellationToken cancellation)
    {
        var changes = (await listings.LastChanges(records.Select(r => r.Row.Actor), cancellation)).ToLookup(c => c.Actor);
        return [.. records.Select(r => r with { Row = Changed(r.Row, changes[r.Row.Actor], standingIn(r.Row.Actor)) })];
    }

    private ListingRow Changed(ListingRow row, IEnumerable<LastChange> changes, Standing standing) =>
        changes.Where(c => Reads(standing, c.Actor, c.Compartment)).Aggregate(row, (known, c) => known with
        {
            Version = c.Compartment == known.Compartment && c.Version > known.Version ? c.Version : known.Version,
            ChangedAt = c.ChangedAt > known.ChangedAt ? c.ChangedAt : known.ChangedAt,
        });

    private bool Reads(Standing standing, ActorId actor, CompartmentId at) => kinds.Of(actor)?.RightIn(standing, at) >= Right.Read;

    private static int Rank(CompartmentId compartment) => compartment == CompartmentId.Delegation ? 0 : compartment == CompartmentId.Record ? 1 : 2;
}
