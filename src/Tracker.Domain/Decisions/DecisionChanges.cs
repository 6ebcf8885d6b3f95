namespace Tracker.Domain.Decisions;

/// <summary>What a file does to a record.</summary>
public enum FileChange { New, Changed, Same, TakenBack }

/// <summary>A printed statement beside what the record has of it.</summary>
/// <param name="Replaces">The claim that it corrects; null if it corrects none.</param>
public sealed record ComparedStatement(DatedStatement Said, FileChange Change, Claim? Replaces = null);

/// <summary>What is printed beside a record: reading the same file twice changes nothing, a later one corrects the former. What only the record says
/// stays.</summary>
public sealed record DecisionChanges(ImmutableArray<ComparedStatement> Statements)
{
    private const string Moved = "A later file says otherwise.";

    /// <param name="book">Of the record; empty if there is none yet.</param>
    public static DecisionChanges Of(ClaimBook book, IEnumerable<DatedStatement> printed)
    {
        var open = book.Claims.Where(c => c.IsFact).ToList();
        var (all, same) = (printed.ToList(), new Dictionary<DatedStatement, Claim>(ReferenceEqualityComparer.Instance));
        // What is the same is not a candidate for what changed.
        foreach (var said in all)
            if (open.Find(c => IsSame(c, said)) is { } claim && open.Remove(claim)) same[said] = claim;
        return new([.. all.Select(Compared)]);

        ComparedStatement Compared(DatedStatement said)
        {
            if (same.ContainsKey(said)) return new(said, FileChange.Same);
            if (book.Claims.Exists(c => c is { Stands: false, SupersededBy: null } && IsSame(c, said))) return new(said, FileChange.TakenBack);
            if (!said.Statement.HasOneValue() || open.Find(c => c.Statement.About() == said.Statement.About()) is not { } wrong)
                return new(said, FileChange.New);
            open.Remove(wrong);
            return new(said, FileChange.Changed, wrong);
        }
    }

    /// <summary>True if the record says all of it already, or somebody took it back.</summary>
    public bool IsNothing => Statements.All(s => s.Change is FileChange.Same or FileChange.TakenBack);

    /// <summary>The commands that bring a record to the file.</summary>
    public IEnumerable<Command> Commands(Func<DatedStatement, Source> source) =>
        from compared in Statements where compared.Change is FileChange.New or FileChange.Changed
        let made = new Assertion(EntityId.New(), compared.Said.Statement, source(compared.Said), compared.Said.Day)
        select compared.Replaces is { } wrong ? (Command)new SupersedeClaim(wrong.Id, made, Moved) : new RecordClaim(made);

    /// <summary>A record that is named is the same whatever it is called by now.</summary>
    private static bool IsSame(Claim claim, DatedStatement said) => claim.Valid == said.Day && (claim.Statement, said.Statement) switch
    {
        (DecidedAt then, DecidedAt now) => then with { Meeting = now.Meeting } == now && then.Meeting.Key == now.Meeting.Key,
        (OfCommittee then, OfCommittee now) => then.Committee.Key == now.Committee.Key && then.Part == now.Part,
        _ => claim.Statement == said.Statement,
    };
}
