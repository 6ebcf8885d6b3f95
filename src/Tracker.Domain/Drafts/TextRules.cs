namespace Tracker.Domain.Drafts;

/// <summary>Adapts a change to the present text: transforms it over later changes, checks it and marks suggestions.</summary>
public static class TextRules
{
    internal static (TextChange? Change, Rejection? Rejection) Fit(DraftState state, TextTerms terms, ParticipantId by, Guid session, TypedChange typed)
    {
        var (moved, rejection) = Move(state, typed.Revision, typed.Change);
        if (moved is null) return (null, rejection);
        if (Check(state.Text, terms, moved, marks: typed.Intent == Intent.Undo) is { } bad) return (null, bad);
        return typed.Intent switch
        {
            Intent.Suggest when RefusesFormat(state.Text, terms, typed.Sender, moved) is { } no => (null, no),
            Intent.Suggest => (Suggestions.Suggest(moved, state.Text, SuggestionOf(by, session, typed.Number), by.Value), null),
            Intent.Undo => Restored.Fit(state, terms.MayWrite(typed.Sender), by, moved),
            _ => (moved, null),
        };
    }

    internal static readonly Rejection TooOld = new(RejectionCode.Stale, "The text has changed too much since then. Open it again.", "revision");

    /// <summary>The change on the present revision; rejected if the changes since then are no longer kept.</summary>
    public static (TextChange? Change, Rejection? Rejection) Move(DraftState state, long revision, TextChange change)
    {
        if (revision > state.Revision) return (null, Rejection.NotSeen("revision", "revision"));
        if (state.Window.Last(state.Revision - revision) is not { } since) return (null, TooOld);
        foreach (var earlier in since) change = earlier.Transform(change, true);
        return (change, null);
    }

    /// <summary>Why a suggestion may not format what it formats, or null.</summary>
    public static Rejection? RefusesFormat(RichText text, TextTerms terms, Standing sender, TextChange change) =>
        !terms.MayWrite(sender) && Restored.FormatsOthers(text, change, sender.Principal.Id)
            ? Rejection.Forbidden("You can suggest words here, but not change formatting.")
            : null;

    /// <summary>Why a change may not be applied to a text, or null.</summary>
    /// <param name="marks">True if the change may set marks, as undo does.</param>
    public static Rejection? Check(RichText text, TextTerms terms, TextChange change, bool marks)
    {
        if (TextFormats.Draft.Check(change, text, marks) is { } problem)
            return new Rejection(problem.Code, problem.Sentence, "change");
        var length = text.Length + change.LengthDelta;
        var limit = Math.Min(terms.MaxLength, DraftLimits.Text);
        return length > limit && change.LengthDelta > 0
            ? new Rejection(RejectionCode.TooLong, $"This text can have at most {limit} characters; it would have {length}.", "change")
            : null;
    }

    /// <summary>The id of a suggestion, with its author before the slash.</summary>
    public static string SuggestionOf(ParticipantId by, Guid session, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{by.Value}/{session.ToString("N")[..8]}.{number}");

    public static bool IsOf(string suggestion, ParticipantId by) =>
        suggestion.Length > by.Value.Length && suggestion[by.Value.Length] == '/' && suggestion.StartsWith(by.Value, StringComparison.Ordinal);
}
