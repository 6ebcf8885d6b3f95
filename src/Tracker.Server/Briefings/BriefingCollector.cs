using System.Collections.Immutable;
using Tracker.Domain.Briefings;
using Tracker.Domain.Claims;
using Tracker.Domain.Organizations;
using Tracker.Domain.Persons;
using Tracker.Domain.Subjects;
using Tracker.Domain.Topics;
using Tracker.Server.Alerts;
using Tracker.Server.Directory;
using Tracker.Server.Records;

namespace Tracker.Server.Briefings;

/// <summary>What the public record says of those who are expected at a meeting or committee: asked for members of government offices.</summary>
public sealed class BriefingCollector(PublicClaims claims, PublicRecords records, DirectoryCache directory)
{
    private static readonly string Description = StatementColumns.WordOf(typeof(Described));

    /// <summary>The statements by which somebody takes part or has presented.</summary>
    private static readonly string[] TakingPart =
    [
        .. ((Type[])[typeof(TakesPart), typeof(Editor), typeof(SupportingMember), typeof(Contribution), typeof(RoleHeld), typeof(Happened)])
            .Select(StatementColumns.WordOf),
    ];

    /// <summary>Null for what is no meeting or committee, and for those who write no briefings.</summary>
    /// <param name="only">This organisation alone, also if the record does not expect it there; null for all.</param>
    public async Task<CollectedBriefing?> Of(Principal viewer, ActorId about, ActorId? only = null, CancellationToken cancellation = default)
    {
        if (!BriefingKind.IsSubject(about) || !viewer.IsGovernment(directory.Today)) return null;
        var parts = await claims.PartsOf(viewer, about, cancellation: cancellation);
        var taking = await claims.Find(viewer, new(Statements: TakingPart, Subjects: parts), cancellation);
        var named = taking.SelectMany(r => r.Records()).ToHashSet();
        var affiliated = await claims.Affiliations(viewer, named, cancellation: cancellation);
        List<ActorId> organizations = only is { } one ? [one]
            : [.. named.Union(affiliated.SelectMany(r => r.Records())).Where(r => r.Kind == Organization.Kind.Name)];
        var expected = new List<Expected>();
        foreach (var organization in organizations)
            if (await Of(organization, taking, affiliated) is { } found)
                expected.Add(found);
        return new([.. expected.OrderBy(e => e.Name, StringComparer.OrdinalIgnoreCase).Take(Briefing.MostExpected)], await Caveats(viewer, cancellation));
    }

    /// <summary>The lines of an attendee list with those of the record whom they name; null for those who write no briefings.</summary>
    public async Task<(ImmutableArray<AttendeeLine> Lines, Rejection? Refused)?> Attendees(
        Principal viewer, string list, CancellationToken cancellation = default)
    {
        if (!viewer.IsGovernment(directory.Today)) return null;
        var names = new List<KnownName>();
        foreach (var kind in (string[])[Organization.Kind.Name, Person.Kind.Name])
            names.AddRange((await claims.Find(viewer, new(Statements: Naming, Kind: kind), cancellation)).Select(NameIn));
        return AttendeeList.Read(list, names);
    }

    private static readonly string[] Naming =
        [.. ((Type[])[typeof(Titled), typeof(AlsoNamed), typeof(PersonalName)]).Select(StatementColumns.WordOf)];

    private static KnownName NameIn(ClaimRow row) =>
        new(row.Actor, row.Value, row.Statement == Naming[1] && row.Says.Contains("\"abbreviation\"", StringComparison.Ordinal));

    /// <summary>Null if there is no such organisation.</summary>
    public async Task<Expected?> Of(ActorId organization, IEnumerable<ClaimRow> taking, IEnumerable<ClaimRow> affiliated)
    {
        if (await records.Read(organization) is not { Opened: true, Merged: null } state) return null;
        var (people, work) = (new List<WorkClaim>(), new List<WorkClaim>());
        foreach (var row in affiliated.Where(a => a.Records().Contains(organization)))
            if (await records.Find(row.Actor, row.Id) is { } person) people.Add(person);
        foreach (var row in taking)
            if (row.Records().Any(r => r == organization || people.Exists(p => p.Record == r)) && await records.Find(row.Actor, row.Id) is { } one)
                work.Add(one);
        return Collecting.Of(organization, state, work, people);
    }

    private async Task<List<BriefLine>> Caveats(Principal viewer, CancellationToken cancellation)
    {
        var described = await claims.Find(viewer, new(Statements: [Description], Kind: Topic.Kind.Name), cancellation);
        var topics = described.Select(r => r.Actor).Where(Collecting.Tempers);
        var lines = new List<BriefLine>();
        foreach (var topic in topics.Distinct())
            if (await records.Read(topic) is { } state)
                lines.AddRange(Collecting.Caveats(topic, state));
        return [.. lines.Take(Briefing.MostGeneral / 2)];
    }
}
