namespace Tracker.Domain.Watches;

/// <summary>Adding, changing and ending a watch, what is suggested to it, and the end of its ban.</summary>
internal sealed class WatchPart : Part<Watch, WatchCommand, WatchEvent>
{
    private const int MostReasons = 300;

    protected override Decision Decide(Watch here, Sight sight, WatchCommand command) => command switch
    {
        AddWatch c => Decision.Unless(
            (here.Title.Value is not null ? Rejection.Duplicate("watch", "actor") : null)
                ?? TextLimits.Demands(c.Title, "title", TextLimits.Title) ?? c.Terms.Refuses(),
            sight.At, new WatchAdded(c.Title, c.Terms, WatchOwners.Of(sight))),
        _ when here.EndedFor.Value is not null => Rejection.IllegalStep("This watch has ended. Add a new one."),
        RenameWatch c => here.Title.Decide(c.Title, "title", TextLimits.Title, sight.At, new WatchRenamed(c.Title), required: true),
        ChangeWatch c => c.To.Refuses() is { } no ? no : here.Terms.Decide(c.Was, c.To, "to", sight.At, new WatchChanged(c.Was, c.To)),
        EndWatch c => Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), sight.At, new WatchEnded(c.Reason)),
        SuggestMatch c => Suggest(here, sight.At, c),
        ConfirmMatch c => Decision.Unless(
            Undecided(here, c.Record, c.Was, confirmed: true) ?? TextLimits.Demands(c.Reason, "reason", TextLimits.Line),
            sight.At, new MatchConfirmed(c.Record, c.Reason)),
        DismissMatch c => Decision.Unless(
            Undecided(here, c.Record, c.Was, confirmed: false) ?? TextLimits.Refuses(c.Reason, "reason", TextLimits.Line),
            sight.At, new MatchDismissed(c.Record, c.Reason)),
        EndBan c => End(here, sight, c),
        NoteThreshold c => Note(here, sight.At, c),
        SeeThreshold c => here.Of(c.Threshold, c.Committee) switch
        {
            null => Rejection.Missing("threshold", "threshold"),
            { Seen: not null } => Decision.Nothing,
            _ => Decision.Of(sight.At, new ThresholdSeen(c.Threshold, c.Committee)),
        },
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override Watch Evolve(Watch state, WatchEvent happened, Recorded recorded) => happened switch
    {
        WatchAdded e => state with
        {
            Title = state.Title.Set(e.Title, recorded), Terms = state.Terms.Set(e.Terms, recorded), Owners = e.Owners,
        },
        WatchRenamed e => state with { Title = state.Title.After(e.Title, recorded) },
        WatchChanged e => (state with { Terms = state.Terms.Set(e.To, recorded), BanEnded = e.To.Ban == e.Was.Ban ? state.BanEnded : null }).Kept(),
        WatchEnded e => state with { EndedFor = state.EndedFor.Set(e.Reason, recorded) },
        MatchSuggested e => state.With(new Suggestion(e.Record, e.Title, e.Reasons, recorded.At, Dismissed: state.Of(e.Record)?.Dismissed)),
        MatchConfirmed e => state.With(state.Of(e.Record)! with { Verdict = new(true, recorded.By, recorded.At, e.Reason) }),
        MatchDismissed e => state.With(Dismissed(state.Of(e.Record)!, new(false, recorded.By, recorded.At, e.Reason))),
        BanEnded e => state with { BanEnded = new(e.LastDay, recorded.At) },
        ThresholdCrossed e => state.With(new Crossing(e.Threshold, e.Committee, e.Under, e.Outcome, Said(state, e), recorded.At)),
        ThresholdSeen e => state.With(state.Of(e.Threshold, e.Committee)! with { Seen = new(recorded.By, recorded.At) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Suggest(Watch here, CompartmentId at, SuggestMatch c)
    {
        if (c.Reasons.IsDefaultOrEmpty) return TextLimits.Required("reasons");
        if (here.Of(c.Record) is { } known && !known.Learns(c.Reasons)) return Decision.Nothing;
        return Decision.Unless(
            Rejection.Full(c.Reasons.Length - 1, MostReasons, "reasons")
                ?? (here.Of(c.Record) is null ? Rejection.Full(here.Suggested?.Count ?? 0, Watch.Most, "suggestions") : null)
                ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
                ?? c.Reasons.Select(r => r.Refuses()).FirstOrDefault(r => r is not null),
            at, new MatchSuggested(c.Record, c.Title, c.Reasons, here.Of(c.Record) is { Verdict: null } ? true : null));
    }

    private static Decision Note(Watch here, CompartmentId at, NoteThreshold c)
    {
        if (c.Of.IsDefault) return TextLimits.Required("of");
        if (c.Committee.Actor is not { } committee) return TextLimits.Required("committee.actor");
        if (!here.Terms.Value.Counts.Contains(c.Threshold) || !here.Terms.Value.Counted.Contains(c.Under)) return Decision.Nothing;
        var before = here.Of(c.Threshold, committee);
        if (Crossing.News(before, c.Threshold, c.Outcome, c.Of) is not { } of) return Decision.Nothing;
        return Decision.Unless(
            c.Committee.Refuses("committee") ?? (before is null ? Rejection.Full(here.Crossed?.Count ?? 0, Watch.MostCrossed, "thresholds") : null),
            at, new ThresholdCrossed(c.Threshold, c.Committee, c.Under, c.Outcome, of));
    }

    /// <summary>Of a threshold for new ones, all that were said.</summary>
    private static ImmutableArray<Counted> Said(Watch state, ThresholdCrossed e) =>
        e.Threshold.IsNew && state.Of(e.Threshold, e.Committee.Actor!.Value) is { } before ? [.. before.Of, .. e.Of] : e.Of;

    private static Rejection? Undecided(Watch here, ActorId record, bool? was, bool confirmed) =>
        here.Of(record) is not { } known ? Rejection.Missing("suggestion", "record")
        : known.Verdict?.Confirmed == confirmed ? Rejection.IllegalStep($"This match is {(confirmed ? "confirmed" : "dismissed")} already.", "record")
        : new Choice<string?>(Word(known.Verdict?.Confirmed), By: known.Verdict?.By).Refuses(Word(was), Word(confirmed), "was");

    private static string? Word(bool? confirmed) => confirmed switch { true => "confirmed", false => "dismissed", _ => null };

    private static Suggestion Dismissed(Suggestion was, Verdict verdict) => was with
    {
        Verdict = verdict,
        Dismissed = [.. was.Dismissed ?? [], .. was.Reasons.Where(r => was.Dismissed?.Any(r.IsSame) is not true)],
    };

    private static Decision End(Watch here, Sight sight, EndBan c) =>
        here.Terms.Value.Ban is not { } ban || ban.LastDay != c.LastDay || here.BanEnded is not null ? Decision.Nothing
        : sight.Now < ban.EndsAt ? Rejection.IllegalStep("The ban has not ended yet.")
        : Decision.Of(sight.At, new BanEnded(c.LastDay));
}
