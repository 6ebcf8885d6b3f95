using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Decisions;
using Tracker.Domain.Meetings;
using Tracker.Domain.Subjects;
using Command = Tracker.Domain.Shared.Command;

namespace Tracker.Cli.Commands;

/// <summary>Brings the records of meetings and their decisions to what files say, or only counts what that would change.</summary>
/// <param name="committee">Whose decisions they are.</param>
/// <param name="link">Where the files are published; null if that is not known.</param>
/// <param name="apply">False to change nothing.</param>
internal sealed class DecisionImport(ApiClient api, Reference committee, string? link, bool apply, CancellationToken cancel)
{
    private readonly List<MeetingCount> counts = [];

    /// <summary>Null if it is done; else the exit code, with the reason printed.</summary>
    public async Task<int?> Meeting(string file, PrintedDecisions printed)
    {
        var name = Path.GetFileNameWithoutExtension(file).ToLowerInvariant();
        if (ActorId.TryParse($"{Domain.Meetings.Meeting.Kind.Name}/{committee.Actor!.Value.Key}/{name}") is not { } meeting)
            return ServerAccess.Say($"{file}: its name makes no key of a record: {ActorId.Rule}. Rename it.");
        var title = printed.MeetingTitle ?? name;
        var document = printed.Meeting.Select(m => m.Statement).OfType<Proceedings>().FirstOrDefault()?.Title ?? name;
        var count = new MeetingCount(meeting, file);
        counts.Add(count);
        var held = printed.Meeting.FirstOrDefault(m => m.Statement is Proceedings)?.Day;
        var venue = printed.Decisions.Select(d => d.Venue).Distinct().ToList() is [{ } only] ? only : null;
        DatedStatement[] about = [.. printed.Meeting, new(new OfCommittee(committee)), new(new Held(venue), held)];
        if (await Bring(Domain.Meetings.Meeting.Kind, meeting, title, about, document, title, count) is { } refused) return refused;
        var called = new Reference(await TitleOf(meeting) ?? title, meeting);
        // To ask for records that are not there one by one would look like guessing.
        var there = await api.Decisions(meeting, cancel);
        if (there.Value is not { } known) return ServerAccess.Refused(there);
        foreach (var (i, decision) in printed.Decisions.Index())
        {
            if (BodyDecision.KeyOf(meeting, decision.Number) is not { } actor)
                return ServerAccess.Say($"{file}: '{decision.Path}.identifier' makes no key of a record: {ActorId.Rule}.");
            var says = DecisionRecord.Says(decision, called, i + 1);
            var isNew = !known.Exists(d => d.Actor == actor);
            if (await Bring(BodyDecision.Kind, actor, decision.Title, says, document, decision.Number, count, isNew) is { } no) return no;
        }
        return null;
    }

    public void Say(bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(counts.Select(c => new
            {
                meeting = c.Meeting.Value, file = c.File, @new = c.New, changed = c.Changed, same = c.Same, takenBack = c.TakenBack, applied = apply,
            })));
            return;
        }
        foreach (var c in counts)
            Console.WriteLine($"{c.Meeting}: {c.New} new, {c.Changed} changed, {c.Same} as recorded" + (c.TakenBack > 0 ? $", {c.TakenBack} taken back" : ""));
        var (added, changed) = (counts.Sum(c => c.New), counts.Sum(c => c.Changed));
        Console.WriteLine($"{counts.Count} meetings: {added} records new, {changed} changed, {counts.Sum(c => c.Same)} as recorded.");
        if (!apply && added + changed > 0) Console.WriteLine("Nothing is changed. To record it: --apply");
    }

    internal static SubjectState? StateOf(OpenedMessage opened) =>
        opened.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Record)?.State is { } json
            ? JsonSerializer.Deserialize(json.Utf8.Span, Domain.Meetings.Meeting.Kind.StateInfo) as SubjectState : null;

    private async Task<string?> TitleOf(ActorId actor) =>
        (await api.Record(actor, cancel)).Value is { } opened && StateOf(opened) is { Opened: true } state ? state.Title : null;

    private async Task<int?> Bring(
        SubjectKind kind, ActorId actor, string title, IReadOnlyList<DatedStatement> says, string document, string place, MeetingCount count,
        bool isNew = false)
    {
        var opened = isNew ? default : await api.Record(actor, cancel);
        if (opened.SignInNeeded) return ServerAccess.Refused(opened);
        var known = opened.Value is { } message && StateOf(message) is { Opened: true } state ? state.Book : null;
        var changes = DecisionChanges.Of(known ?? ClaimBook.Empty, says);
        count.Add(known is null, changes);
        if (!apply) return null;
        if (known is not null)
        {
            foreach (var command in changes.Commands(SourceOf))
                if (await Send(command) is { } refused) return refused;
            return null;
        }
        Assertion[] claims = [.. says.Select(s => new Assertion(EntityId.New(), s.Statement, SourceOf(s), s.Day))];
        var first = claims.Take(OpenSubject.MostClaims);
        if (await Send(new OpenSubject(EntityId.New(), title, new(document, title, place, link), Claims: [.. first])) is { } closed) return closed;
        foreach (var claim in claims.Skip(OpenSubject.MostClaims))
            if (await Send(new RecordClaim(claim)) is { } refused) return refused;
        return null;

        Source SourceOf(DatedStatement said) => new(
            document, said.Statement switch { DecisionClause clause => clause.Text, _ => said.Statement.Value() is { Length: > 0 } words ? words : document },
            said.Statement is DecisionClause { Sort: var sort, Number: var n } ? $"{place}, {sort.ToString().ToLowerInvariant()} {n}" : place, link);

        Task<int?> Send(Command command) => Sending.Send(api, kind, actor, CompartmentId.Record, command, cancel);
    }

    /// <summary>What one file does, in records.</summary>
    private sealed class MeetingCount(ActorId meeting, string file)
    {
        public ActorId Meeting => meeting;
        public string File => file;
        public int New { get; private set; }
        public int Changed { get; private set; }
        public int Same { get; private set; }
        public int TakenBack { get; private set; }

        public void Add(bool isNew, DecisionChanges changes)
        {
            if (isNew) New++;
            else if (!changes.IsNothing) Changed++;
            else if (changes.Statements.Any(s => s.Change == FileChange.TakenBack)) TakenBack++;
            else Same++;
        }
    }
}
