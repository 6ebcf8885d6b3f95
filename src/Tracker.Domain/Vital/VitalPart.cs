namespace Tracker.Domain.Vital;

/// <summary>A note from its draft to its acknowledgements.</summary>
internal sealed class VitalPart : Part<VitalNote, VitalCommand, VitalEvent>
{
    private static readonly Rejection NotReleased = Rejection.IllegalStep("This note was never released.");

    protected override bool Belongs(CompartmentId at, VitalCommand command) => command switch
    {
        AcknowledgeVital => at.IsOwned,
        AskAboutVital => at == CompartmentId.Recipients,
        _ => at.OwnerOffice is not null,
    };

    protected override Decision Decide(VitalNote here, Sight sight, VitalCommand command) => command switch
    {
        DraftVital c => Draft(here, sight, c),
        AcknowledgeVital c => Acknowledge(here, sight, c),
        RemindAhead c => RemindAll(here, sight, c),
        EditVitalSubject c => here.Subject.Decide(c.Subject, "subject", TextLimits.Title, sight.At, new VitalSubjectEdited(c.Subject), required: true),
        EditVitalText c => here.Text.Decide(c.Text, "text", TextLimits.Body, sight.At, new VitalTextEdited(c.Text), required: true),
        AddressVital c => c.To.Refuses("to") is { } no ? no : here.To.Decide(c.Was, c.To, "to", sight.At, new VitalAddressed(c.Was, c.To)),
        SetVitalDay c => RefusesDay(c.To, sight, "to") is { } past
            ? past : here.AcknowledgeBy.Decide(c.Was, c.To, "to", sight.At, new VitalDaySet(c.Was, c.To)),
        ReleaseVital c => Release(here, sight, c),
        WithdrawVital => here.Issued is null ? NotReleased : here.IsWithdrawn ? Decision.Nothing : Both(sight.At, new VitalWithdrawn()),
        RemindOfVital c => Remind(here, sight, c),
        AskAboutVital c => Ask(here, c),
        AnswerAboutVital c => Answer(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override VitalNote Evolve(VitalNote state, VitalEvent happened, Recorded recorded) => happened switch
    {
        VitalDrafted e => state with
        {
            Subject = state.Subject.Set(e.Subject, recorded), Text = state.Text.Set(e.Text, recorded), To = state.To.Set(e.To, recorded),
            AcknowledgeBy = state.AcknowledgeBy.Set(e.AcknowledgeBy, recorded), TextVersion = 1, Author = recorded.By, About = e.About,
        },
        VitalSubjectEdited e => state.Subject.Is(e.Subject) ? state : Reworded(state) with { Subject = state.Subject.Set(e.Subject.To, recorded) },
        VitalTextEdited e => state.Text.Is(e.Text) ? state : Reworded(state) with { Text = state.Text.Set(e.Text.To, recorded) },
        VitalAddressed e => state with { To = state.To.Set(e.To, recorded) },
        VitalDaySet e => Reworded(state) with { AcknowledgeBy = state.AcknowledgeBy.Set(e.To, recorded) },
        VitalIssued e => state with
        {
            Issued = new(e.Revision, e.TextVersion, e.Office, e.Subject, e.Text, e.To, e.Author, recorded.By, recorded.At, e.AcknowledgeBy, e.About),
        },
        VitalWithdrawn => state with { Issued = state.Issued! with { Withdrawn = true } },
        VitalReminded e => state.WithReminded(e.Who, recorded.At) with { Ahead = e.Ahead is { } day ? new(state.Issued?.Revision ?? 0, day) : state.Ahead },
        VitalAcknowledged e => state.With(recorded.By, new(e.Revision, recorded.At)),
        VitalAsked e => state.With(new VitalQuestion(e.Id, recorded.By, recorded.At, e.Text, Field.Empty)),
        VitalAnswered e => state.With(state.Questions![e.Id] with { Answer = state.Questions[e.Id].Answer.After(e.Answer, recorded) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    /// <summary>What the program does next by itself: on the day before the last (UTC) it reminds those who owe, unless it was released later.</summary>
    internal static Due? NextDue(CompartmentId office, VitalNote note) =>
        note.Issued is { Withdrawn: false, AcknowledgeBy: { } day } issued && note.Ahead != new RemindedAhead(issued.Revision, day)
            && EveOf(day) is var eve && issued.At < eve && note.Owing.Any()
                ? new Due(eve, office, new RemindAhead(issued.Revision, day))
                : null;

    private static DateTimeOffset EveOf(DateOnly day) => new(day.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static VitalNote Reworded(VitalNote note) => note with { TextVersion = note.TextVersion + 1 };

    private static Decision Draft(VitalNote here, Sight sight, DraftVital c) => Decision.Unless(
        (here.Subject.Value is not null ? Rejection.Duplicate("note", "actor") : null)
            ?? TextLimits.Demands(c.Subject, "subject", TextLimits.Title)
            ?? TextLimits.Demands(c.Text, "text", TextLimits.Body)
            ?? c.To.Refuses("to")
            ?? RefusesDay(c.AcknowledgeBy, sight, "acknowledgeBy")
            ?? (c.About is { } about && !VitalKind.IsSubject(about)
                ? Rejection.Invalid("A note is about a record that everyone may read, such as a work item or a meeting.", "about") : null),
        sight.At, new VitalDrafted(c.Subject, c.Text, c.To, c.AcknowledgeBy, c.About));

    private static Decision Release(VitalNote here, Sight sight, ReleaseVital c)
    {
        var broken = Rejection.MovedOn(here.TextVersion, c.TextVersion)
            ?? (c.To != here.To.Value
                ? new Rejection(RejectionCode.Conflict, "The recipients were changed in the meantime. Read who receives it and decide again.", "to") : null)
            ?? (c.To.All.IsEmpty ? Rejection.Invalid("Choose who receives it.", "to") : null);
        if (broken is not null) return broken;
        if (here.IsOut) return Decision.Nothing;
        if (RefusesDay(here.AcknowledgeBy.Value, sight, "acknowledgeBy") is { } past) return past;
        var revision = here.Issued is not { } before ? 1
            : before.TextVersion == here.TextVersion && !before.Withdrawn ? before.Revision : before.Revision + 1;
        return Both(sight.At, new VitalIssued(
            revision, here.TextVersion, sight.At.OwnerOffice!.Value, here.Subject.Value!, here.Text.Value!, here.To.Value, here.Author!.Value,
            here.AcknowledgeBy.Value, here.About));
    }

    private static Decision Remind(VitalNote here, Sight sight, RemindOfVital c)
    {
        if (here.Issued is not { } issued) return NotReleased;
        if (issued.Withdrawn) return Rejection.IllegalStep("This note is withdrawn: nobody owes it anything.");
        if (c.Who.IsDefaultOrEmpty) return TextLimits.Required("who");
        if (c.Who.Any(p => !issued.To.Has(p))) return Rejection.Missing("recipient", "who");
        return Owing(here, c.Who) is { IsEmpty: false } owing
            ? Reminded(sight.At, owing, null)
            : Rejection.IllegalStep("They have acknowledged it already.", "who");
    }

    private static Decision RemindAll(VitalNote here, Sight sight, RemindAhead c)
    {
        if (NextDue(sight.At, here)?.Command != c) return Decision.Nothing;
        return sight.Now < EveOf(c.Day)
            ? Rejection.IllegalStep("It is not due tomorrow.")
            : Reminded(sight.At, Owing(here, [.. here.Issued!.To.People]), c.Day);
    }

    private static ImmutableArray<ParticipantId> Owing(VitalNote here, ImmutableArray<ParticipantId> among) =>
        [.. here.Owing.Where(p => among.Contains(p))];

    private static Decision Reminded(CompartmentId office, ImmutableArray<ParticipantId> who, DateOnly? ahead) => Decision.Of(
        [new Directed(office, new VitalReminded(who, ahead)), .. who.Select(p => new Directed(CompartmentId.Own(p), new VitalReminded([p], ahead)))]);

    private static Decision Acknowledge(VitalNote here, Sight sight, AcknowledgeVital c)
    {
        if (sight.Of<VitalNote>(CompartmentId.Recipients)?.Issued is not { } issued) return Rejection.NotFound;
        if (issued.Withdrawn) return Rejection.IllegalStep("This note is withdrawn: there is nothing to acknowledge.");
        if (c.Revision < 1 || c.Revision > issued.Revision) return Rejection.NotSeen("revision", "revision");
        if (c.Revision < issued.Revision)
            return Rejection.IllegalStep("The note was changed since. Read it again and acknowledge what it says now.", "revision");
        if (here.Receipts?.GetValueOrDefault(sight.By)?.Revision >= c.Revision) return Rejection.IllegalStep("You have acknowledged this already.");
        var acknowledged = new VitalAcknowledged(c.Revision);
        return Decision.Of(new Directed(sight.At, acknowledged), new Directed(CompartmentId.Office(issued.Office), acknowledged));
    }

    private static Decision Ask(VitalNote here, AskAboutVital c)
    {
        if (here.Issued is not { } issued) return Rejection.NotFound;
        var broken = (here.Questions?.ContainsKey(c.Id) is true ? Rejection.Duplicate("question", "id") : null)
            ?? Rejection.Full(here.Questions?.Count ?? 0, VitalNote.MostQuestions, "questions")
            ?? TextLimits.Demands(c.Text, "text", TextLimits.Line);
        return broken is not null ? broken : Both(CompartmentId.Office(issued.Office), new VitalAsked(c.Id, c.Text));
    }

    private static Decision Answer(VitalNote here, Sight sight, AnswerAboutVital c)
    {
        if (here.Questions?.GetValueOrDefault(c.Id) is not { } question) return Rejection.Missing("question", "id");
        return question.Answer.Refuses(c.Answer, "answer", TextLimits.Line, required: true) is { } no ? no
            : question.Answer.Knows(c.Answer) ? Decision.Nothing
            : Both(sight.At, new VitalAnswered(c.Id, c.Answer));
    }

    /// <summary>The same in the office and for the recipients.</summary>
    private static Decision Both(CompartmentId office, VitalEvent happened) =>
        Decision.Of(new Directed(office, happened), new Directed(CompartmentId.Recipients, happened));

    private static Rejection? RefusesDay(DateOnly? day, Sight sight, string field) =>
        day < sight.Standing.Today ? Rejection.Invalid("The day by which it is acknowledged must not be in the past.", field) : null;
}
