namespace Tracker.Domain.Subjects;

/// <summary>Two records about the same thing: the one says so and leads to the other. Both keep their history, and it can be undone.</summary>
public static class Merging
{
    /// <summary>The column of lists that names the record which a merged one leads to, and the one that says since when.</summary>
    public const string Column = "sameAs", Since = "sameSince";

    /// <summary>In which way a merged record names the other.</summary>
    public const string Same = "same-as";

    /// <summary>The key of that mention.</summary>
    public const string Key = "same-as";

    /// <summary>What is refused of a record into which another one cannot be merged, because it is merged itself.</summary>
    public static readonly Rejection IntoMerged = Rejection.Invalid(
        "'into' must be a record that is not merged itself. Merge into the one that it leads to, or split it first.", "into");

    /// <summary>What is refused of a record that is not there, or not for the sender.</summary>
    public static readonly Rejection IntoNothing = new(RejectionCode.UnknownEntity, Rejection.NotFound.Sentence, "into");

    internal static Decision Decide(SubjectState here, Sight sight, MergeRecord command) => Decision.Unless(
        (command.Into == sight.Actor ? Rejection.Invalid("'into' must be another record than this one.", "into") : null)
            ?? (command.Into.Kind != sight.Actor?.Kind ? Rejection.Invalid("'into' must be a record of the same kind.", "into") : null)
            ?? (here.Merged is not null ? Already : null)
            ?? TextLimits.Demands(command.Reason, "reason", TextLimits.Line),
        sight.At, new RecordMerged(command.Into, command.Reason));

    internal static Decision Decide(SubjectState here, Sight sight, SplitRecord command) => Decision.Unless(
        (here.Merged is null ? NotMerged : null) ?? TextLimits.Demands(command.Reason, "reason", TextLimits.Line),
        sight.At, new RecordSplit(command.Reason));

    internal static SubjectState Evolve(SubjectState state, SubjectEvent happened, Recorded recorded)
    {
        var merges = state.Merges ?? [];
        return state with
        {
            Merges = happened switch
            {
                RecordMerged e => merges.Add(new(e.Into, new(e.Reason, recorded.By, recorded.At))),
                RecordSplit e => merges.SetItem(merges.Count - 1, merges[^1] with { Split = new(e.Reason, recorded.By, recorded.At) }),
                _ => throw new UnknownEventException(happened.GetType().Name),
            },
        };
    }

    /// <summary>The mention by which the other record knows of a merged one.</summary>
    internal static IEnumerable<SearchText> Texts(SubjectState state) =>
        state.Merged is { } merge ? [SearchText.Mention(Key, merge.Into, Same)] : [];

    private static readonly Rejection Already = Rejection.Invalid("This record is merged into another one already. Split them first.", "into");
    private static readonly Rejection NotMerged = new(RejectionCode.UnknownEntity, "This record is not merged into another one.");
}
