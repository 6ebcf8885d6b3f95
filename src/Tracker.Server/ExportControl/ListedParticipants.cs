using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.ExportControl;
using Tracker.Domain.Organizations;
using Tracker.Domain.Participating;
using Tracker.Domain.Subjects;
using Tracker.Server.Alerts;
using Tracker.Server.Records;
using Tracker.Server.Web;

namespace Tracker.Server.ExportControl;

/// <summary>Which listed organisations take part in a committee or meeting by the public record, and what guidance says of working beside them.</summary>
public sealed class ListedParticipants(
    PublicClaims claims, HeldRecords held, OpenedRecords opened, RecordKinds kinds, TimeProvider time)
{
    private const int MostGuidance = 200;

    private static readonly string Association = StatementColumns.WordOf(typeof(Associated));

    /// <summary>The statements by which somebody takes part; who is named as a critic or an origin does not.</summary>
    private static readonly string[] TakingPart =
    [
        .. ((Type[])[typeof(TakesPart), typeof(Editor), typeof(SupportingMember), typeof(Contribution), typeof(RoleHeld)]).Select(StatementColumns.WordOf),
    ];

    /// <summary>Null for what is no committee or meeting.</summary>
    public async Task<GuidancePanel?> Of(Principal viewer, ActorId actor, CancellationToken cancellation = default)
    {
        if (!BasisKind.IsVenue(actor)) return null;
        var organizations = await Organizations(viewer, await claims.PartsOf(viewer, actor, cancellation: cancellation), cancellation);
        var listed = await Among(viewer, organizations, cancellation);
        if (listed.Count == 0) return new([], []);
        var guidance = await Held(viewer, cancellation);
        List<ListedParticipant> shown =
            [.. listed.Select(l => ParticipantOf(l.Organization, l.Name, l.Facts, guidance)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
        return new(shown, [.. guidance.Where(g => shown.Exists(p => p.Guidance.Contains(g.Actor)))]);
    }

    /// <summary>The guidance that speaks of listed organisations that take part in what the points of a delegation cover, and in the committees of these
    /// work items. Null if the viewer may not read the delegation.</summary>
    public async Task<IReadOnlyList<ConcerningGuidance>?> Concerning(Principal viewer, ActorId delegation, CancellationToken cancellation = default)
    {
        if ((await opened.Open(viewer, delegation))?.Of<DelegationState>(CompartmentId.Delegation) is not { } state) return null;
        var covered = state.Agenda.Values.Where(p => !p.Removed).SelectMany(p => p.WorkItems).ToHashSet();
        if (covered.Count == 0 || await All(viewer, cancellation) is not { Count: > 0 } all) return [];
        covered.UnionWith([.. await claims.CommitteesOf(viewer, [.. covered], cancellation)]);
        var listed = await Among(viewer, await Organizations(viewer, covered, cancellation), cancellation);
        List<ListedParty> party = [.. listed.SelectMany(l => l.Facts.Select(f => new ListedParty(l.Organization, f.List)))];
        return
        [
            .. from one in all where one.Guidance.Versions.Exists(v => GuidanceAnswers.Touches(v.Version, party))
               select new ConcerningGuidance(
                   one.Actor, one.Guidance.Title.Value!, one.Guidance.Versions[0].At,
                   [.. one.Guidance.Versions.Skip(1).Select(v => v.At).Concat(
                       one.Guidance.WithdrawnFor is { Value: not null, At: { } at } ? [at] : Array.Empty<DateTimeOffset>())]),
        ];
    }

    private static ListedParticipant ParticipantOf(ActorId organization, string name, List<ListedFact> facts, List<GuidanceLine> guidance)
    {
        List<ListedParty> party = [.. facts.Select(f => new ListedParty(organization, f.List))];
        var versions = guidance.Select(g => g.Version).ToList();
        return new(
            organization, name, facts,
            // Of which sort its body is, the record of a committee or meeting does not say.
            [.. GuidanceAnswers.Asked.Select(a => new GuidanceCase(a, GuidanceAnswers.Of(versions, a, party, venue: null)))],
            [.. guidance.Where(g => GuidanceAnswers.Touches(g.Version, party)).Select(g => g.Actor)]);
    }

    /// <summary>The organisations that take part in the committee or meeting, in the committees below it, and in their work items and standards; and those
    /// for which the people work who do.</summary>
    private async Task<HashSet<ActorId>> Organizations(Principal viewer, IReadOnlyCollection<ActorId> parts, CancellationToken cancellation)
    {
        var taking = await claims.Find(viewer, new(Statements: TakingPart, Subjects: parts), cancellation);
        var named = taking.SelectMany(r => r.Records()).ToHashSet();
        named.UnionWith((await claims.Affiliations(viewer, named, cancellation: cancellation)).SelectMany(r => r.Records()));
        return [.. named.Where(r => r.Kind == Organization.Kind.Name)];
    }

    /// <summary>Those of these organisations that are listed, with what sources say of it.</summary>
    internal async Task<List<(ActorId Organization, string Name, List<ListedFact> Facts)>> Among(
        Principal viewer, HashSet<ActorId> organizations, CancellationToken cancellation)
    {
        var listed = new List<(ActorId, string, List<ListedFact>)>();
        if (organizations.Count == 0) return listed;
        var associated = (await claims.Find(viewer, new(Statements: [Association], Subjects: organizations), cancellation)).Select(r => r.Actor).Distinct();
        foreach (var organization in associated)
            if ((await opened.Open(viewer, organization))?.Of<SubjectState>(CompartmentId.Record) is { } state
                && FactsOf(state).ToList() is { Count: > 0 } facts)
                listed.Add((organization, state.Title ?? organization.Key, facts));
        return listed;
    }

    /// <summary>What sources say of the organisation itself, not of a class or of others beside it.</summary>
    private static IEnumerable<ListedFact> FactsOf(SubjectState state) =>
        from claim in state.Book.Claims where claim.IsFact
        let said = claim.Statement as Associated
        where said is { Link: AssociationKind.EntityList or AssociationKind.Sanctioned, Strength: AssociationStrength.OfTheOrganisation }
        select new ListedFact(
            claim.Id, said.Link, claim.Assertion.Source?.Document ?? "", said.List ?? (said.Link == AssociationKind.EntityList ? "Entity List" : null),
            claim.Valid?.From, said.AsPrinted, claim.Assertion.Source?.Quote);

    /// <summary>The guidance that holds today.</summary>
    private async Task<List<GuidanceLine>> Held(Principal viewer, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. from one in await All(viewer, cancellation) let version = one.Guidance.On(today) where version is not null
               select new GuidanceLine(one.Actor, one.Guidance.Title.Value!, version),
        ];
    }

    private async Task<List<(ActorId Actor, GuidanceRecord Guidance)>> All(Principal viewer, CancellationToken cancellation)
    {
        var all = new List<(ActorId, GuidanceRecord)>();
        foreach (var record in await held.Of(kinds.Find(GuidanceKind.Word)!, viewer, take: MostGuidance, cancellation: cancellation))
            if ((await opened.Open(viewer, record.Row.Actor))?.Of<GuidanceRecord>(CompartmentId.Record) is { } guidance) all.Add((record.Row.Actor, guidance));
        return all;
    }
}
