namespace Tracker.Domain.Briefings;

/// <summary>The lines of a briefing from the first collection to each release.</summary>
internal sealed class BriefingPart : Part<Briefing, BriefingCommand, BriefingEvent>
{
    internal static readonly Rejection NoOrganization = Rejection.Invalid("This is no organisation.", "organization");

    protected override bool Belongs(CompartmentId at, BriefingCommand command) => at.OwnerOffice is not null;

    protected override Decision Decide(Briefing here, Sight sight, BriefingCommand command) => command switch
    {
        CreateBriefing c => Create(here, sight, c),
        RenameBriefing c => here.Title.Decide(c.Title, "title", TextLimits.Title, sight.At, new BriefingRenamed(c.Title), required: true),
        IncludeOrganization c => Include(here, sight, c),
        LeaveOutOrganization c => BriefingLines.Of(here, c.Organization) is null
            ? Rejection.Missing("organisation", "organization")
            : Decision.Of(sight.At, new OrganizationLeftOut(c.Organization)),
        IncludeStatements c => RefusesLines(c.Lines, Briefing.MostGeneral, [BriefField.Caveat]) is { } no ? no
            : BriefingLines.Same(here.General ?? [], c.Lines) ? Decision.Nothing
            : Decision.Of(sight.At, new StatementsIncluded(c.Lines)),
        AddSentence c => Decision.Unless(RefusesSentence(here, c), sight.At, new SentenceAdded(c.Id, c.Words, c.About, c.From)),
        ReplaceSentence c => Replace(here, sight, c),
        TakeOutSentence c => here.Find(c.Id) is null ? Missing : Decision.Of(sight.At, new SentenceTakenOut(c.Id)),
        ReturnSentence c => Return(here, sight, c),
        PassReview c => Pass(here, sight, c),
        ReleaseBriefing c => Release(here, sight, c),
        AskDiligence or RecordFinding or NameAttendee or TakeOffAttendee => BriefingDesk.Decide(here, sight, command),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override Briefing Evolve(Briefing state, BriefingEvent happened, Recorded recorded) => happened switch
    {
        BriefingCreated e => state with { Title = state.Title.Set(e.Title, recorded), About = e.About, TextVersion = 1, Author = recorded.By },
        BriefingRenamed e => state.Title.Is(e.Title) ? state : Reworded(state) with { Title = state.Title.Set(e.Title.To, recorded) },
        OrganizationIncluded e => Reworded(BriefingLines.With(state, e)),
        OrganizationLeftOut e => Reworded(BriefingLines.Without(state, e.Organization)),
        StatementsIncluded e => Reworded(state) with { General = [.. e.Lines, .. (state.General ?? []).Where(l => l.By is not null)] },
        SentenceAdded e => Reworded(BriefingLines.With(state, e.About, new BriefLine(e.Id, BriefField.Sentence, e.Words, e.From, recorded.By))),
        SentenceReplaced e => Reworded(BriefingLines.Changed(state, e.Id, l => l with { Words = e.Words.To!, From = e.From, By = recorded.By })),
        SentenceTakenOut e => Reworded(BriefingLines.Changed(state, e.Id, _ => null)),
        SentenceReturned e => state with
        {
            Passed = null,
            Returned = (state.Returned ?? ImmutableSortedDictionary<EntityId, ReturnedSentence>.Empty)
                .SetItem(e.Id, new(e.Id, state.Find(e.Id)?.Words ?? "", e.Reason, recorded.By, recorded.At)),
        },
        DiligenceAsked or FindingRecorded or AttendeeNamed or AttendeeTakenOff => BriefingDesk.Evolve(state, happened, recorded),
        ReviewPassed e => state with { Passed = new(e.TextVersion, recorded.By, recorded.At) },
        BriefingIssued e => state with
        {
            Before = state.Issued?.TextVersion == e.TextVersion ? state.Before : state.Issued,
            Issued = new(e.Revision, e.TextVersion, e.Office, e.Title, e.About, e.Expected, e.General, e.Author, e.Reviewer, recorded.By, recorded.At),
            Distribution = state.Distribution with { Out = new(e.Revision, e.Office, e.To, recorded.At, e.AcknowledgeBy) },
        },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static readonly Rejection Missing = Rejection.Missing("sentence", "id");

    private static Briefing Reworded(Briefing briefing) => briefing with { TextVersion = briefing.TextVersion + 1 };

    private static Decision Create(Briefing here, Sight sight, CreateBriefing c) => Decision.Unless(
        (here.Title.Value is not null ? Rejection.Duplicate("briefing", "actor") : null)
            ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? (BriefingKind.IsSubject(c.About) ? null : Rejection.Invalid("A briefing is about a meeting or a committee.", "about")),
        sight.At, new BriefingCreated(c.Title, c.About));

    private static Decision Include(Briefing here, Sight sight, IncludeOrganization c)
    {
        var before = BriefingLines.Of(here, c.Organization);
        var broken = (c.Organization.Kind == Organizations.Organization.Kind.Name ? null : NoOrganization)
            ?? (before is null ? Rejection.Full(here.Expected?.Count ?? 0, Briefing.MostExpected, "organisations") : null)
            ?? TextLimits.Demands(c.Name, "name", TextLimits.Title)
            ?? RefusesLines(c.Lines, Expected.Most, [.. Enum.GetValues<BriefField>().Except([BriefField.Sentence, BriefField.Caveat])]);
        return broken is not null ? broken
            : before is not null && before.Name == c.Name && BriefingLines.Same(before.Lines, c.Lines) ? Decision.Nothing
            : Decision.Of(sight.At, new OrganizationIncluded(c.Organization, c.Name, c.Lines));
    }

    private static Rejection? RefusesLines(ImmutableArray<BriefLine> lines, int most, ImmutableArray<BriefField> fields)
    {
        if (lines.IsDefault) return TextLimits.Required("lines");
        if (Rejection.Full(lines.Length - 1, most, "lines") is { } full) return full with { Field = "lines" };
        if (lines.DistinctBy(l => l.Id).Count() < lines.Length) return Rejection.Duplicate("line", "lines");
        return lines.Select(l => l.Refuses("lines")
                ?? (!fields.Contains(l.Field) || l.By is not null || l.From?.Claim is null
                    ? Rejection.Invalid("What is collected are facts of the record, each with its claim.", "lines") : null))
            .FirstOrDefault(r => r is not null);
    }

    private static Rejection? RefusesSentence(Briefing here, AddSentence c) =>
        (here.Find(c.Id) is not null ? Rejection.Duplicate("sentence", "id") : null)
            ?? (c.About is { } about && BriefingLines.Of(here, about) is null ? Rejection.Missing("organisation", "about") : null)
            ?? (c.About is { } of ? Rejection.Full(BriefingLines.Of(here, of)!.Lines.Length, Expected.Most, "lines")
                : Rejection.Full(here.General?.Count ?? 0, Briefing.MostGeneral, "lines"))
            ?? TextLimits.Demands(c.Words, "words", TextLimits.Line)
            ?? c.From?.Refuses();

    private static Decision Replace(Briefing here, Sight sight, ReplaceSentence c)
    {
        if (here.Find(c.Id) is not { } line) return Missing;
        if (line.By is null) return Rejection.IllegalStep("What the record says is changed in the record, not here. Take it out, or add a sentence.", "id");
        var broken = new Field(line.Words, By: line.By).Refuses(c.Words, "words", TextLimits.Line, required: true) ?? c.From?.Refuses();
        return broken is not null ? broken
            : line.Words == c.Words.To && line.From == c.From ? Decision.Nothing
            : Decision.Of(sight.At, new SentenceReplaced(c.Id, c.Words, c.From));
    }

    private static Decision Return(Briefing here, Sight sight, ReturnSentence c) => Decision.Unless(
        here.Find(c.Id) is not { } line ? Missing
            : line.By == sight.By ? Rejection.Forbidden("You wrote this sentence: change it, or take it out.")
            : here.Returned?.ContainsKey(c.Id) is true ? Rejection.IllegalStep("This sentence was returned already.", "id")
            : TextLimits.Demands(c.Reason, "reason", TextLimits.Line),
        sight.At, new SentenceReturned(c.Id, c.Reason));

    private static Decision Pass(Briefing here, Sight sight, PassReview c)
    {
        if (Rejection.MovedOn(here.TextVersion, c.TextVersion) is { } moved) return moved;
        if (RefusesWords(here) is { } no) return no;
        if (here.Author == sight.By || here.Lines.Any(l => l.By == sight.By))
            return Rejection.Forbidden("Another member of your office reviews it: nobody reviews what they wrote.");
        return here.IsReviewed ? Decision.Nothing : Decision.Of(sight.At, new ReviewPassed(c.TextVersion));
    }

    private static Decision Release(Briefing here, Sight sight, ReleaseBriefing c)
    {
        var (kept, day) = (here.Distribution, here.Distribution.AcknowledgeBy.Value);
        if (DistributionRules.RefusesRelease(kept, here.TextVersion, c.TextVersion, c.To) is { } broken) return broken;
        if (here.IsOut) return Decision.Nothing;
        var no = RefusesWords(here)
            ?? (here.IsReviewed ? null : Rejection.IllegalStep("Another member of your office must review it as it stands, before it is released."))
            ?? DistributionRules.RefusesDay(day, sight, "acknowledgeBy");
        return no is not null ? no : DistributionRules.Both(sight.At, new BriefingIssued(
            DistributionRules.Revision(kept, here.Issued?.TextVersion == here.TextVersion), here.TextVersion, sight.At.OwnerOffice!.Value, here.Title.Value!,
            here.About!.Value, [.. here.Expected ?? []], [.. here.General ?? []], kept.To.Value, here.Author!.Value, here.Passed!.By, day));
    }

    /// <summary>Why nobody else can be given these words, or null.</summary>
    private static Rejection? RefusesWords(Briefing here) =>
        !here.Lines.Any() ? Rejection.IllegalStep("There is nothing in it yet. Collect what the record says first.")
        : here.WithoutSource.FirstOrDefault() is { } bare
            ? Rejection.IllegalStep($"“{bare.Words}” has no source. Cite one, or take the sentence out.", "sentence")
        : here.Returned?.Values.FirstOrDefault() is { } returned
            ? Rejection.IllegalStep($"“{returned.Words}” was returned: {returned.Reason}. Replace it, or take it out.", "sentence")
        : null;
}
