using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Contributions;
using Tracker.Domain.Meetings;
using Tracker.Domain.Organizations;
using Tracker.Domain.WorkItems;
using Tracker.Server.Records;

namespace Tracker.Server.Contributions;

/// <summary>The contributions to work items, committees and meetings, by organisations and persons, from the public claims.</summary>
public sealed class ContributionDesk(RecordClaims claims)
{
    /// <summary>Technical limit of one chain.</summary>
    private const int MostRevisions = 100;

    private static readonly string[] Links = WordsOf(typeof(SubmittedTo), typeof(SubmittedAt), typeof(Sponsored));
    private static readonly string[] Revisions = WordsOf(typeof(Revises));
    private static readonly string[] Committees = WordsOf(typeof(OfCommittee));
    private static readonly string[] Countries = WordsOf(typeof(OfCountry));

    /// <summary>The contributions that name this record; of a contribution, itself and all its revisions.</summary>
    public async Task<IReadOnlyList<ContributionFacts>> Of(Principal principal, ActorId of, CancellationToken cancellation = default)
    {
        var actors = of.Kind == BodyContribution.Kind.Name ? await Chain(principal, of, cancellation)
            : await Naming(principal, await Around(principal, of, cancellation), Links, cancellation);
        if (actors.Count == 0) return [];
        var rows = await claims.Find(principal, new(Kind: BodyContribution.Kind.Name, Subjects: actors), cancellation: cancellation);
        var found = rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor)
            .Select(g => Facts(g.Key, [.. g])).ToList();
        var countries = await CountriesOf(principal, found, cancellation);
        return [.. found.Select(c => c.With(a => countries.GetValueOrDefault(a))).OrderBy(c => c.Actor)];
    }

    /// <summary>What is submitted to a committee is submitted to it, to a work item of it, or at a meeting of it.</summary>
    private async Task<IReadOnlyList<ActorId>> Around(Principal principal, ActorId of, CancellationToken cancellation)
    {
        if (of.Kind != Committee.Kind.Name) return [of];
        var around = new List<ActorId> { of };
        foreach (var kind in (string[])[Meeting.Kind.Name, WorkItem.Kind.Name])
            around.AddRange(await Public(principal, new(Kind: kind, Statements: Committees, Names: [of]), cancellation));
        return around;
    }

    private async Task<IReadOnlyList<ActorId>> Chain(Principal principal, ActorId one, CancellationToken cancellation)
    {
        var (known, open) = (new HashSet<ActorId> { one }, (IReadOnlyList<ActorId>)[one]);
        while (open.Count > 0 && known.Count < MostRevisions)
        {
            var later = await Naming(principal, open, Revisions, cancellation);
            var rows = await claims.Find(
                principal, new(Kind: BodyContribution.Kind.Name, Statements: Revisions, Subjects: open), cancellation: cancellation);
            var earlier = rows.Where(r => r.Compartment == CompartmentId.Record).SelectMany(r => r.Records());
            open = [.. later.Concat(earlier).Where(known.Add)];
        }
        return [.. known];
    }

    private static ContributionFacts Facts(ActorId actor, IReadOnlyList<ClaimRow> rows)
    {
        var facts = ContributionFacts.Of(actor, ClaimRow.BookOf(rows, null, ClaimRows.StatementsOf(BodyContribution.Kind)));
        return facts.Outcome is { } outcome ? facts with { Outcome = outcome with { Document = rows.First(r => r.Id == outcome.Claim).Source } } : facts;
    }

    private Task<IReadOnlyList<ActorId>> Naming(Principal principal, IReadOnlyList<ActorId> names, string[] ways, CancellationToken cancellation) =>
        Public(principal, new(Kind: BodyContribution.Kind.Name, Statements: ways, Names: names), cancellation);

    private async Task<IReadOnlyList<ActorId>> Public(Principal principal, ClaimFilter filter, CancellationToken cancellation) =>
    [
        .. from row in await claims.Find(principal, filter, cancellation: cancellation)
           where row.Compartment == CompartmentId.Record group row by row.Actor into named select named.Key,
    ];

    private async Task<IReadOnlyDictionary<ActorId, string>> CountriesOf(
        Principal principal, IEnumerable<ContributionFacts> found, CancellationToken cancellation)
    {
        var unknown = found.SelectMany(c => c.Sponsors).Where(s => s.Country is null).Select(s => s.Sponsor.Actor).OfType<ActorId>().Distinct().ToList();
        if (unknown.Count == 0) return new Dictionary<ActorId, string>();
        var rows = await claims.Find(principal, new(Statements: Countries, Subjects: unknown), cancellation: cancellation);
        return rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor)
            .Select(g => (g.Key, Of: ClaimRow.BookOf(g, null, ClaimRows.StatementsOf(Organization.Kind)).Foremost<OfCountry>()))
            .Where(c => c.Of is { IsFact: true }).ToDictionary(c => c.Key, c => ((OfCountry)c.Of!.Statement).Country);
    }

    private static string[] WordsOf(params Type[] statements) => [.. statements.Select(StatementColumns.WordOf)];
}
