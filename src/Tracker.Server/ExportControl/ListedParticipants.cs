using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.ExportControl;
using Tracker.Domain.Meetings;
using Tracker.Domain.Organizations;
using Tracker.Domain.Persons;
using Tracker.Domain.Subjects;
using Tracker.Server.Alerts;
using Tracker.Server.Records;
using Tracker.Server.Web;

namespace Tracker.Server.ExportControl;

/// <summary>Which listed organisations take part in a committee or meeting by the public record, and what guidance says of working beside them.</summary>
public sealed class ListedParticipants(
    RecordClaims claims, IStore store, HeldRecords held, OpenedRecords opened, RecordKinds kinds, TimeProvider time)
{
    private const int MostGuidance = 200;

    private static readonly string Home = StatementColumns.WordOf(typeof(OfCommittee)), Affiliation = StatementColumns.WordOf(typeof(Affiliated)),
        Association = StatementColumns.WordOf(typeof(Associated));

    /// <summary>The statements by which somebody takes part; who is named as a critic or an origin does not.</summary>
    private static readonly string[] TakingPart =
    [
        .. ((Type[])[typeof(TakesPart), typeof(Editor), typeof(SupportingMember), typeof(Contribution), typeof(RoleHeld)]).Select(StatementColumns.WordOf),
    ];

    /// <summary>Null for what is no committee or meeting.</summary>
    public async Task<GuidancePanel?> Of(Principal viewer, ActorId actor, CancellationToken cancellation = default)
    {
        if (actor.Kind != Committee.Kind.Name && actor.Kind != Meeting.Kind.Name) return null;
        var organizations = await Organizations(viewer, actor, cancellation);
        var listed = await Listed(viewer, organizations, cancellation);
        if (listed.Count == 0) return new([], []);
        var guidance = await Held(viewer, cancellation);
        List<ListedParticipant> shown =
            [.. listed.Select(l => ParticipantOf(l.Organization, l.Name, l.Facts, guidance)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
        return new(shown, [.. guidance.Where(g => shown.Exists(p => p.Guidance.Contains(g.Actor)))]);
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
    private async Task<HashSet<ActorId>> Organizations(Principal viewer, ActorId actor, CancellationToken cancellation)
    {
        var own = await Public(viewer, new(Subject: actor), cancellation);
        var committees = own.SelectMany(r => r.Records()).Where(r => actor.Kind == Meeting.Kind.Name && r.Kind == Committee.Kind.Name).ToHashSet();
        if (actor.Kind == Committee.Kind.Name)
            committees.UnionWith((await store.Claims.WithThoseBelow([actor], cancellation)).Select(c => c.Key).Append(actor));
        HashSet<ActorId> items = committees.Count == 0 ? []
            : [.. (await Public(viewer, new(Statements: [Home], Names: [.. committees]), cancellation)).Select(r => r.Actor)];
        var taking = await Public(viewer, new(Statements: TakingPart, Subjects: [actor, .. committees, .. items]), cancellation);
        var named = taking.SelectMany(r => r.Records()).ToHashSet();
        var people = named.Where(r => r.Kind == Person.Kind.Name).ToList();
        if (people.Count > 0)
            named.UnionWith((await Public(viewer, new(Statements: [Affiliation], Subjects: people), cancellation)).SelectMany(r => r.Records()));
        return [.. named.Where(r => r.Kind == Organization.Kind.Name)];
    }

    private async Task<List<(ActorId Organization, string Name, List<ListedFact> Facts)>> Listed(
        Principal viewer, HashSet<ActorId> organizations, CancellationToken cancellation)
    {
        var listed = new List<(ActorId, string, List<ListedFact>)>();
        if (organizations.Count == 0) return listed;
        var associated = (await Public(viewer, new(Statements: [Association], Subjects: organizations), cancellation)).Select(r => r.Actor).Distinct();
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
        var (lines, today) = (new List<GuidanceLine>(), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        foreach (var record in await held.Of(kinds.Find(GuidanceKind.Word)!, viewer, take: MostGuidance, cancellation: cancellation))
            if ((await opened.Open(viewer, record.Row.Actor))?.Of<GuidanceRecord>(CompartmentId.Record) is { } guidance && guidance.On(today) is { } version)
                lines.Add(new(record.Row.Actor, guidance.Title.Value!, version));
        return lines;
    }

    private async Task<IEnumerable<ClaimRow>> Public(Principal viewer, ClaimFilter filter, CancellationToken cancellation) =>
        (await claims.Find(viewer, filter, cancellation: cancellation)).Where(r => r.Compartment == CompartmentId.Record);
}
