using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Delegations;
using Tracker.Domain.ExportControl;
using Tracker.Domain.Meetings;
using Tracker.Domain.Organizations;
using Tracker.Domain.Persons;
using Tracker.Domain.Subjects;
using Tracker.Domain.Watches;
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

    private static readonly string[] Posts = [.. ((Type[])[typeof(RoleHeld), typeof(Editor), typeof(TakesPart)]).Select(StatementColumns.WordOf)];

    /// <summary>Null for what is no committee or meeting.</summary>
    public async Task<GuidancePanel?> Of(Principal viewer, ActorId actor, CancellationToken cancellation = default)
    {
        if (actor.Kind != Committee.Kind.Name && actor.Kind != Meeting.Kind.Name) return null;
        var organizations = await Organizations(viewer, await PartsOf(viewer, actor, null, cancellation), cancellation);
        var listed = await Listed(viewer, organizations, cancellation);
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
        covered.UnionWith((await Public(viewer, new(Statements: [Home], Subjects: [.. covered]), cancellation))
            .SelectMany(r => r.Records()).Where(r => r.Kind == Committee.Kind.Name).ToList());
        var listed = await Listed(viewer, await Organizations(viewer, covered, cancellation), cancellation);
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
        var taking = await Public(viewer, new(Statements: TakingPart, Subjects: parts), cancellation);
        var named = taking.SelectMany(r => r.Records()).ToHashSet();
        var people = named.Where(r => r.Kind == Person.Kind.Name).ToList();
        if (people.Count > 0)
            named.UnionWith((await Public(viewer, new(Statements: [Affiliation], Subjects: people), cancellation)).SelectMany(r => r.Records()));
        return [.. named.Where(r => r.Kind == Organization.Kind.Name)];
    }

    /// <summary>The committee or meeting, the committees below it or that meet, and their work items.</summary>
    /// <param name="asOf">Work items as of this day; null for today.</param>
    private async Task<HashSet<ActorId>> PartsOf(Principal viewer, ActorId actor, DateOnly? asOf, CancellationToken cancellation)
    {
        var own = await Public(viewer, new(Subject: actor), cancellation);
        var committees = own.SelectMany(r => r.Records()).Where(r => actor.Kind == Meeting.Kind.Name && r.Kind == Committee.Kind.Name).ToHashSet();
        if (actor.Kind == Committee.Kind.Name)
            committees.UnionWith((await store.Claims.WithThoseBelow([actor], cancellation)).Select(c => c.Key).Append(actor));
        var items = committees.Count == 0 ? []
            : await Public(viewer, new(Statements: [Home], Names: [.. committees], AsOf: asOf), cancellation);
        return [actor, .. committees, .. items.Select(r => r.Actor)];
    }

    /// <summary>The officers and editors of a committee or meeting who work for organisations that are listed today: on the last day that a date may mean,
    /// and a year later or today. Null for what is no committee or meeting, or while the date has not come.</summary>
    public async Task<ListedGround?> Ground(Principal viewer, ActorId actor, PartialDate since, CancellationToken cancellation = default)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (actor.Kind != Committee.Kind.Name && actor.Kind != Meeting.Kind.Name || since.Earliest > today) return null;
        var on = since.Latest < today ? since.Latest : today;
        var later = on.AddYears(1) < today ? on.AddYears(1) : today;
        return new(on, later, await Holders(viewer, actor, on, cancellation), await Holders(viewer, actor, later, cancellation));
    }

    private async Task<IReadOnlyList<string>> Holders(Principal viewer, ActorId actor, DateOnly day, CancellationToken cancellation)
    {
        var parts = await PartsOf(viewer, actor, day, cancellation);
        var posts = (from row in await Public(viewer, new(Statements: Posts, Subjects: parts, AsOf: day), cancellation)
                     where kinds.Of(row.Actor) is not null
                     let said = (Statement)JsonSerializer.Deserialize(row.Says, ClaimRows.StatementsOf(kinds.Of(row.Actor)!))!
                     where CommitteeStanding.IsPost(said) select (Said: said, Holders: row.Records().ToList())).ToList();
        var people = posts.SelectMany(p => p.Holders).Where(h => h.Kind == Person.Kind.Name).ToHashSet();
        var work = people.Count == 0 ? []
            : (await Public(viewer, new(Statements: [Affiliation], Subjects: people, AsOf: day), cancellation)).ToList();
        var organizations = posts.SelectMany(p => p.Holders).Concat(work.SelectMany(r => r.Records())).Where(r => r.Kind == Organization.Kind.Name).ToHashSet();
        var listed = (await Listed(viewer, organizations, cancellation)).ToDictionary(l => l.Organization, l => l.Name);
        var employers = work.ToLookup(r => r.Actor, r => r.Records().FirstOrDefault(listed.ContainsKey));
        return
        [
            .. (from post in posts
                let employer = post.Holders.Concat(post.Holders.SelectMany(h => employers[h])).FirstOrDefault(listed.ContainsKey)
                where employer != default select $"{HolderOf(post.Said)} ({listed[employer]})").Distinct().Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string HolderOf(Statement said) => said switch
    {
        RoleHeld s => $"{s.With?.Name}, {s.Role}",
        Editor s => $"{s.Person?.Name ?? s.Organization.Name}, editor",
        TakesPart s => $"{s.Party.Name}, editor",
        _ => "",
    };

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

    private async Task<IEnumerable<ClaimRow>> Public(Principal viewer, ClaimFilter filter, CancellationToken cancellation) =>
        (await claims.Find(viewer, filter, cancellation: cancellation)).Where(r => r.Compartment == CompartmentId.Record);
}
