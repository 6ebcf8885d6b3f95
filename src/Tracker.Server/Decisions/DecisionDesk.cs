using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Decisions;
using Tracker.Domain.Identifiers;
using Tracker.Domain.Meetings;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;
using Tracker.Server.Records;

namespace Tracker.Server.Decisions;

/// <summary>The decisions of meetings and committees, from the public claims.</summary>
public sealed class DecisionDesk(RecordClaims claims)
{
    private static readonly string[] Links = [StatementColumns.WordOf(typeof(DecidedAt)), StatementColumns.WordOf(typeof(OfCommittee))];
    private static readonly string[] Names =
        [StatementColumns.WordOf(typeof(Identified)), StatementColumns.WordOf(typeof(Edition)), StatementColumns.WordOf(typeof(Titled))];

    /// <summary>The decisions that name this meeting or committee: the newest meeting first, in the order of each.</summary>
    public async Task<IReadOnlyList<DecisionLine>> Of(Principal principal, ActorId of, CancellationToken cancellation = default)
    {
        var books = await Books(principal, of, cancellation);
        var meetings = await Meetings(principal, books.Values, cancellation);
        return
        [
            .. books.Select(b => Line(b.Key, b.Value, meetings)).OrderByDescending(l => l.Day?.Latest ?? DateOnly.MinValue)
                .ThenBy(l => l.Meeting?.Key, StringComparer.Ordinal).ThenBy(l => l.Position ?? int.MaxValue).ThenBy(l => l.Actor.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>The decisions of a meeting as a file has them; null if it has none for the reader.</summary>
    public async Task<PrintedDecisions?> Printed(Principal principal, ActorId meeting, CancellationToken cancellation = default)
    {
        var printed = (await Books(principal, meeting, cancellation)).OrderBy(b => b.Key.Value, StringComparer.Ordinal)
            .Select(b => DecisionRecord.Printed(b.Value)).OfType<(int Position, PrintedDecision Decision)>().OrderBy(p => p.Position).ToList();
        if (printed.Count == 0) return null;
        var rows = await claims.Find(principal, new(meeting, Kind: Meeting.Kind.Name), cancellation: cancellation);
        var book = ClaimRow.BookOf(rows.Where(r => r.Compartment == CompartmentId.Record), null, ClaimRows.StatementsOf(Meeting.Kind));
        return new(DecisionRecord.Meeting(book), [.. printed.Select(p => p.Decision)], []);
    }

    /// <summary>The records of documents with one of these identifiers, in any stage and edition; the standard before its work items.</summary>
    public async Task<IReadOnlyList<IdentifiedLine>> Identified(
        Principal principal, IReadOnlyList<string> identifiers, CancellationToken cancellation = default)
    {
        var asked = identifiers.Select(i => (Identifier: i, Work: WorkOf(i))).Where(i => i.Work is not null).ToLookup(i => i.Work, i => i.Identifier);
        var found = new List<IdentifiedLine>();
        foreach (var kind in (SubjectKind[])[Standard.Kind, WorkItem.Kind])
        {
            var rows = await claims.Find(principal, new(Kind: kind.Name, Statements: Names), cancellation: cancellation);
            foreach (var record in rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor))
            {
                var state = SubjectState.Empty with { Book = ClaimRow.BookOf(record, null, ClaimRows.StatementsOf(kind)) };
                var works = state.Book.Claims.Where(c => c.IsFact).Select(c => c.Statement switch
                {
                    Identified i => WorkOf(i.Identifier), Edition { Identifier: { } edition } => WorkOf(edition), _ => null,
                });
                foreach (var identifier in works.OfType<string>().Distinct().SelectMany(w => asked[w]))
                    found.Add(new(identifier, record.Key, state.Title ?? record.Key.Key));
            }
        }
        return [.. found.DistinctBy(f => f.Identifier)];
    }

    private async Task<IReadOnlyDictionary<ActorId, ClaimBook>> Books(Principal principal, ActorId of, CancellationToken cancellation)
    {
        var kind = BodyDecision.Kind;
        // The decisions of a committee are those of its meetings.
        var meetings = of.Kind != Committee.Kind.Name ? []
            : await claims.Find(principal, new(Kind: Meeting.Kind.Name, Statements: Links, Names: [of]), cancellation: cancellation);
        ActorId[] names = [of, .. meetings.Where(r => r.Compartment == CompartmentId.Record).Select(r => r.Actor).Distinct()];
        var named = await claims.Find(principal, new(Kind: kind.Name, Statements: Links, Names: names), cancellation: cancellation);
        var actors = named.Where(r => r.Compartment == CompartmentId.Record).Select(r => r.Actor).Distinct().ToList();
        if (actors.Count == 0) return new Dictionary<ActorId, ClaimBook>();
        var rows = await claims.Find(principal, new(Kind: kind.Name, Subjects: actors), cancellation: cancellation);
        return rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor)
            .ToDictionary(g => g.Key, g => ClaimRow.BookOf(g, null, ClaimRows.StatementsOf(kind)));
    }

    /// <summary>The meetings at which these were decided.</summary>
    private async Task<IReadOnlyDictionary<ActorId, ClaimBook>> Meetings(
        Principal principal, IEnumerable<ClaimBook> decisions, CancellationToken cancellation)
    {
        var actors = decisions.Select(b => (b.Foremost<DecidedAt>()?.Statement as DecidedAt)?.Meeting.Actor).OfType<ActorId>().Distinct().ToList();
        if (actors.Count == 0) return new Dictionary<ActorId, ClaimBook>();
        var rows = await claims.Find(principal, new(Kind: Meeting.Kind.Name, Subjects: actors), cancellation: cancellation);
        return rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor)
            .ToDictionary(g => g.Key, g => ClaimRow.BookOf(g, null, ClaimRows.StatementsOf(Meeting.Kind)));
    }

    private static DecisionLine Line(ActorId actor, ClaimBook book, IReadOnlyDictionary<ActorId, ClaimBook> meetings)
    {
        var decided = book.Foremost<DecidedAt>();
        var at = decided?.Statement as DecidedAt;
        var meeting = at?.Meeting.Actor is { } named ? meetings.GetValueOrDefault(named) : null;
        var held = (meeting?.Foremost<Held>() ?? meeting?.Foremost<Proceedings>())?.Valid;
        var (day, suggestions) = (BodyDecision.DayOf(book), DecisionSuggestions.Of(book));
        var acts = book.Claims.Where(c => c.IsFact).Select(c => c.Statement).OfType<DecisionClause>().Where(c => c.Sort == ClauseSort.Action);
        return new(
            actor, (SubjectState.Empty with { Book = book }).Title ?? actor.Key,
            [.. acts.Select(c => c.Verb).Distinct()],
            suggestions.Count(s => s.IsOpen), (book.Foremost<Identified>()?.Statement as Identified)?.Identifier,
            day ?? decided?.Valid?.From, at?.Meeting, at?.Position, suggestions.Count(s => !s.IsOpen),
            ((book.Foremost<OfCommittee>() ?? meeting?.Foremost<OfCommittee>())?.Statement as OfCommittee)?.Committee,
            day is { } adopted && held is not null && BodyDecision.IsOutside(adopted, held) ? held : null);
    }

    private static string? WorkOf(string identifier) => DocumentIdentifier.Read(DocumentName.Plain(identifier))?.Work.Key;
}
