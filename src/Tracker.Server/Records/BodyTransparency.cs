using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Organizations;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;

namespace Tracker.Server.Records;

/// <summary>What bodies and committees publish, and the completeness of author data of their standards, from public claims.</summary>
public sealed class BodyTransparency(RecordClaims claims)
{
    private static readonly string[] OfBodies = Words(typeof(Transparency), typeof(Titled), typeof(PartOf), typeof(Related)),
        OfStandards = Words(typeof(OfCommittee), typeof(Editor), typeof(SupportingMember)), OfParties = Words(typeof(OfCountry));

    /// <summary>Bodies of which something is said first, then by name.</summary>
    public async Task<IReadOnlyList<TransparencyLine>> Of(Principal principal, CancellationToken cancellation = default)
    {
        var rows = await Rows(principal, Committee.Kind, OfBodies, cancellation);
        var (bodies, documents) = (Books(rows, Committee.Kind), rows.ToDictionary(r => (r.Actor, r.Id), r => r.Source));
        var standards = Books(await Rows(principal, Standard.Kind, OfStandards, cancellation), Standard.Kind);
        var parties = Books(await Rows(principal, Organization.Kind, OfParties, cancellation), Organization.Kind);
        var parents = bodies.ToDictionary(b => b.Key, b => b.Value.Facts<Statement>().SelectMany(s => CommitteeLink.Of(b.Key, s))
            .Select(l => l.Parent.Actor).OfType<ActorId>().ToList());
        var under = standards.SelectMany(s => s.Value.Facts<OfCommittee>().Select(c => c.Committee.Actor).OfType<ActorId>()
            .SelectMany(c => Above(c, parents)).Distinct().Select(c => (Body: c, s.Value))).ToLookup(s => s.Body, s => s.Value);
        return
        [
            .. from body in bodies
               let said = Said(body.Value, id => documents[(body.Key, id)])
               where said.Length > 0 || under.Contains(body.Key)
               let authors = Above(body.Key, parents).Select(b => Authors(bodies.GetValueOrDefault(b))).FirstOrDefault(a => a.Count > 0) ?? []
               let title = (SubjectState.Empty with { Book = body.Value }).Title ?? body.Key.Key
               orderby said.Length == 0, title, body.Key
               select new TransparencyLine(body.Key, title, said, AuthorShare.Of([.. under[body.Key]], authors, Country)),
        ];

        string? Country(Reference party) => party.Actor is { } actor && parties.TryGetValue(actor, out var book)
            ? book.Foremost<OfCountry>()?.Statement is OfCountry { Country: var country } ? country : null : null;
    }

    /// <summary>A committee and all those of which it is a part, the nearest first.</summary>
    private static List<ActorId> Above(ActorId committee, Dictionary<ActorId, List<ActorId>> parents)
    {
        var found = new List<ActorId> { committee };
        for (var i = 0; i < found.Count; i++) found.AddRange(parents.GetValueOrDefault(found[i], []).Except(found).Distinct());
        return found;
    }

    private static List<Disclosure> Authors(ClaimBook? book) =>
        [.. (book?.Facts<Transparency>() ?? []).Where(t => t.Information == InformationKind.ApprovedAuthors).Select(t => t.State)];

    private static ImmutableArray<DisclosureLine> Said(ClaimBook book, Func<EntityId, string?> documentOf) =>
    [
        .. from claim in book.Claims
           where claim.IsFact && claim.Statement is Transparency
           let said = (Transparency)claim.Statement
           orderby said.Information, said.What
           select new DisclosureLine(
               claim.Id, said.Information, said.State, said.What, claim.Valid?.From, claim.Valid?.To, documentOf(claim.Id)),
    ];

    private async Task<List<ClaimRow>> Rows(Principal principal, SubjectKind kind, string[] statements, CancellationToken cancellation) =>
        [.. (await claims.Find(principal, new ClaimFilter(Statements: statements, Kind: kind.Name), cancellation: cancellation))
            .Where(r => r.Compartment == CompartmentId.Record)];

    private static Dictionary<ActorId, ClaimBook> Books(IEnumerable<ClaimRow> rows, SubjectKind kind) =>
        rows.GroupBy(r => r.Actor).ToDictionary(g => g.Key, g => ClaimRow.BookOf(g, null, ClaimRows.StatementsOf(kind)));

    private static string[] Words(params Type[] statements) => [.. statements.Select(StatementColumns.WordOf)];
}
