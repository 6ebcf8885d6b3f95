namespace Tracker.Domain.Parts;

/// <summary>The way of what an office releases to people whom it names: to whom it goes, who has acknowledged it, reminders, questions and answers.
/// What is released, and when it may be, the kind decides.</summary>
/// <param name="thing">What it is, such as "note".</param>
public sealed class DistributionPart<TState>(Lens<TState, Distribution> book, string thing) : Part<TState, DistributionCommand, DistributionEvent>
    where TState : class
{
    protected override bool Belongs(CompartmentId at, DistributionCommand command) => command switch
    {
        AcknowledgeRelease => at.IsOwned,
        AskSender => at == CompartmentId.Recipients,
        _ => at.OwnerOffice is not null,
    };

    protected override Decision Decide(TState here, Sight sight, DistributionCommand command)
    {
        var kept = book.Of(here);
        return command switch
        {
            AcknowledgeRelease c => Acknowledge(kept, sight, c),
            RemindAhead c => RemindAll(kept, sight, c),
            ChangeRecipients c => c.To.Refuses("to") is { } no ? no : kept.To.Decide(c.Was, c.To, "to", sight.At, new RecipientsChanged(c.Was, c.To)),
            SetAcknowledgeBy c => DistributionRules.RefusesDay(c.To, sight, "to") is { } past
                ? past : kept.AcknowledgeBy.Decide(c.Was, c.To, "to", sight.At, new AcknowledgeBySet(c.Was, c.To)),
            WithdrawRelease => kept.Out is null ? NotReleased
                : kept.IsWithdrawn ? Decision.Nothing : DistributionRules.Both(sight.At, new DistributionWithdrawn()),
            RemindRecipients c => Remind(kept, sight, c),
            AskSender c => Ask(kept, c),
            AnswerRecipients c => Answer(kept, sight, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override TState Evolve(TState state, DistributionEvent happened, Recorded recorded)
    {
        var kept = book.Of(state);
        return book.With(state, happened switch
        {
            RecipientsChanged e => kept with { To = kept.To.Set(e.To, recorded) },
            AcknowledgeBySet e => kept with { AcknowledgeBy = kept.AcknowledgeBy.Set(e.To, recorded) },
            DistributionWithdrawn => kept with { Out = kept.Out! with { Withdrawn = true } },
            RecipientsReminded e => kept.WithReminded(e.Who, recorded.At) with { Ahead = e.Ahead is { } day ? new(kept.Out?.Revision ?? 0, day) : kept.Ahead },
            ReleaseAcknowledged e => kept.With(recorded.By, new Receipt(e.Revision, recorded.At)),
            SenderAsked e => kept.With(new RecipientQuestion(e.Id, recorded.By, recorded.At, e.Text, Field.Empty)),
            RecipientsAnswered e => kept.With(kept.Questions![e.Id] with { Answer = kept.Questions[e.Id].Answer.After(e.Answer, recorded) }),
            _ => throw new UnknownEventException(happened.GetType().Name),
        });
    }

    private Rejection NotReleased => Rejection.IllegalStep($"This {thing} was never released.");

    private Decision Remind(Distribution kept, Sight sight, RemindRecipients c)
    {
        if (kept.Out is not { } sent) return NotReleased;
        if (sent.Withdrawn) return Rejection.IllegalStep($"This {thing} is withdrawn: nobody owes it anything.");
        if (c.Who.IsDefaultOrEmpty) return TextLimits.Required("who");
        if (c.Who.Any(p => !sent.To.Has(p))) return Rejection.Missing("recipient", "who");
        return Owing(kept, c.Who) is { IsEmpty: false } owing
            ? Reminded(sight.At, owing, null)
            : Rejection.IllegalStep("They have acknowledged it already.", "who");
    }

    private static Decision RemindAll(Distribution kept, Sight sight, RemindAhead c)
    {
        if (DistributionRules.NextDue(sight.At, kept)?.Command != c) return Decision.Nothing;
        return sight.Now < DistributionRules.EveOf(c.Day)
            ? Rejection.IllegalStep("It is not due tomorrow.")
            : Reminded(sight.At, Owing(kept, [.. kept.Out!.To.People]), c.Day);
    }

    private static ImmutableArray<ParticipantId> Owing(Distribution kept, ImmutableArray<ParticipantId> among) =>
        [.. kept.Owing.Where(p => among.Contains(p))];

    private static Decision Reminded(CompartmentId office, ImmutableArray<ParticipantId> who, DateOnly? ahead) => Decision.Of(
        [new Directed(office, new RecipientsReminded(who, ahead)), .. who.Select(p => new Directed(CompartmentId.Own(p), new RecipientsReminded([p], ahead)))]);

    private Decision Acknowledge(Distribution own, Sight sight, AcknowledgeRelease c)
    {
        if (sight.Of<TState>(CompartmentId.Recipients) is not { } received || book.Of(received).Out is not { } sent) return Rejection.NotFound;
        if (sent.Withdrawn) return Rejection.IllegalStep($"This {thing} is withdrawn: there is nothing to acknowledge.");
        if (c.Revision < 1 || c.Revision > sent.Revision) return Rejection.NotSeen("revision", "revision");
        if (c.Revision < sent.Revision)
            return Rejection.IllegalStep($"The {thing} was changed since. Read it again and acknowledge what it says now.", "revision");
        if (own.Receipts?.GetValueOrDefault(sight.By)?.Revision >= c.Revision) return Rejection.IllegalStep("You have acknowledged this already.");
        var acknowledged = new ReleaseAcknowledged(c.Revision);
        return Decision.Of(new Directed(sight.At, acknowledged), new Directed(CompartmentId.Office(sent.Office), acknowledged));
    }

    private static Decision Ask(Distribution kept, AskSender c)
    {
        if (kept.Out is not { } sent) return Rejection.NotFound;
        var broken = (kept.Questions?.ContainsKey(c.Id) is true ? Rejection.Duplicate("question", "id") : null)
            ?? Rejection.Full(kept.Questions?.Count ?? 0, Distribution.MostQuestions, "questions")
            ?? TextLimits.Demands(c.Text, "text", TextLimits.Line);
        return broken is not null ? broken : DistributionRules.Both(CompartmentId.Office(sent.Office), new SenderAsked(c.Id, c.Text));
    }

    private static Decision Answer(Distribution kept, Sight sight, AnswerRecipients c)
    {
        if (kept.Questions?.GetValueOrDefault(c.Id) is not { } question) return Rejection.Missing("question", "id");
        return question.Answer.Refuses(c.Answer, "answer", TextLimits.Line, required: true) is { } no ? no
            : question.Answer.Knows(c.Answer) ? Decision.Nothing
            : DistributionRules.Both(sight.At, new RecipientsAnswered(c.Id, c.Answer));
    }
}

/// <summary>The rules of a release to named people that the kinds ask themselves.</summary>
public static class DistributionRules
{
    /// <summary>A new record of an office.</summary>
    /// <param name="key">The last part of its key.</param>
    public static ActorId Of(string kind, GroupId office, string key) => ActorId.Parse($"{kind}/{office.Value["office/".Length..]}/{key}");

    /// <summary>The compartment of the office that writes the record.</summary>
    public static CompartmentId OfficeOf(ActorId record) => CompartmentId.Parse("office/" + record.Key.Split('/')[0]);

    /// <summary>What the program does next by itself: on the day before the last (UTC) it reminds those who owe, unless it was released later.</summary>
    public static Due? NextDue(CompartmentId office, Distribution kept) =>
        kept.Out is { Withdrawn: false, AcknowledgeBy: { } day } sent && kept.Ahead != new RemindedAhead(sent.Revision, day)
            && EveOf(day) is var eve && sent.At < eve && kept.Owing.Any()
                ? new Due(eve, office, new RemindAhead(sent.Revision, day))
                : null;

    /// <summary>Why nothing goes out to these people in these words, or null.</summary>
    /// <param name="version">The text version that the sender read.</param>
    /// <param name="to">The people that the sender saw.</param>
    internal static Rejection? RefusesRelease(Distribution kept, int current, int version, Addressees to) =>
        Rejection.MovedOn(current, version)
            ?? (to != kept.To.Value
                ? new Rejection(RejectionCode.Conflict, "The recipients were changed in the meantime. Read who receives it and decide again.", "to") : null)
            ?? (to.All.IsEmpty ? Rejection.Invalid("Choose who receives it.", "to") : null);

    internal static Rejection? RefusesDay(DateOnly? day, Sight sight, string field) =>
        day < sight.Standing.Today ? Rejection.Invalid("The day by which it is acknowledged must not be in the past.", field) : null;

    /// <summary>The next revision: the same as before if the same words go to other people.</summary>
    internal static int Revision(Distribution kept, bool isSame) =>
        kept.Out is not { } before ? 1 : isSame && !before.Withdrawn ? before.Revision : before.Revision + 1;

    /// <summary>The same in the office and for the recipients.</summary>
    internal static Decision Both(CompartmentId office, Event happened) =>
        Decision.Of(new Directed(office, happened), new Directed(CompartmentId.Recipients, happened));

    internal static DateTimeOffset EveOf(DateOnly day) => new(day.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
