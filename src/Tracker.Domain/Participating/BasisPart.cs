namespace Tracker.Domain.Participating;

/// <summary>A log to which lines are only added, and questions to the government offices.</summary>
internal sealed class BasisPart : Part<BasisLog, BasisCommand, BasisEvent>
{
    protected override bool Belongs(CompartmentId at, BasisCommand command) =>
        command is AnswerCase ? at == CompartmentId.Government : at.OwnerOrganization is not null;

    protected override Decision Decide(BasisLog here, Sight sight, BasisCommand command) => command switch
    {
        BeginBasis c => Decision.Unless(
            (here.Venue is not null ? Rejection.Duplicate("log", "actor") : null)
                ?? (BasisKind.IsVenue(c.Venue) ? null : Rejection.Invalid("A company takes part in a committee or a meeting.", "venue"))
                ?? TextLimits.Demands(c.Name, "name", TextLimits.Title)
                ?? (c.First.Corrects is null ? null : Rejection.Missing("line", "first.corrects"))
                ?? c.First.Refuses(sight.Standing.Today.AddDays(1), "first"),
            sight.At, new BasisBegun(c.Venue, c.Name, c.First)),
        AddBasis c => Add(here, sight, c),
        AskOffices c => Ask(here, sight, c),
        TakeBackQuestion c => here.Questions?.GetValueOrDefault(c.Id) is not { } question ? Rejection.Missing("question", "id")
            : question.IsTakenBack ? Decision.Nothing : Both(sight.At, new QuestionTakenBack(c.Id)),
        AnswerCase c => Answer(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override BasisLog Evolve(BasisLog state, BasisEvent happened, Recorded recorded) => happened switch
    {
        BasisBegun e => state with { Venue = e.Venue, Name = e.Name, Lines = [new(e.First, recorded.By, recorded.At)] },
        BasisAdded e => state with { Lines = state.All.Add(new(e.Entry, recorded.By, recorded.At)) },
        OfficesAsked e => Asked(state, e, recorded),
        QuestionTakenBack e => state.With(state.Questions![e.Id] with { IsTakenBack = true }),
        CaseAnswered e => state.With(state.Questions![e.Id] with { Answer = state.Questions[e.Id].Answer.After(e.Answer, recorded) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static BasisLog Asked(BasisLog state, OfficesAsked e, Recorded recorded) =>
        (state with { Venue = e.Venue, Name = e.Name, Company = e.Company }).With(new CaseQuestion(e.Id, recorded.By, recorded.At, e.Text, Field.Empty));

    private static Decision Add(BasisLog here, Sight sight, AddBasis c)
    {
        if (here.All.FirstOrDefault(l => l.Entry.Id == c.Entry.Id) is { } known)
            return known.Entry == c.Entry ? Decision.Nothing
                : Rejection.IllegalStep("What was recorded stays. Add a line that corrects it.", "entry.id");
        return Decision.Unless(
            Rejection.Full(here.All.Count, BasisLog.MostLines, "lines")
                ?? (c.Entry.Corrects is { } wrong && !here.All.Exists(l => l.Entry.Id == wrong) ? Rejection.Missing("line", "entry.corrects") : null)
                ?? (c.Entry.Corrects is { } twice && here.IsCorrected(twice)
                    ? Rejection.IllegalStep("This line was corrected already.", "entry.corrects") : null)
                ?? c.Entry.Refuses(sight.Standing.Today.AddDays(1), "entry"),
            sight.At, new BasisAdded(c.Entry));
    }

    private static Decision Ask(BasisLog here, Sight sight, AskOffices c)
    {
        var broken = (here.Questions?.ContainsKey(c.Id) is true ? Rejection.Duplicate("question", "id") : null)
            ?? Rejection.Full(here.Questions?.Count ?? 0, BasisLog.MostQuestions, "questions")
            ?? TextLimits.Demands(c.Text, "text", TextLimits.Line);
        return broken is not null ? broken : Both(sight.At, new OfficesAsked(c.Id, c.Text, sight.At.OwnerOrganization!.Value, here.Venue!.Value, here.Name!));
    }

    private static Decision Answer(BasisLog here, Sight sight, AnswerCase c)
    {
        if (here.Questions?.GetValueOrDefault(c.Id) is not { } question) return Rejection.Missing("question", "id");
        if (question.IsTakenBack) return Rejection.IllegalStep("The company took this question back.", "id");
        return (ExportControl.GuidanceVersion.Advises(c.Answer.To, "answer")
                ?? question.Answer.Refuses(c.Answer, "answer", TextLimits.Line, required: true)) is { } no ? no
            : question.Answer.Knows(c.Answer) ? Decision.Nothing
            : Both(BasisKind.CompartmentOf(here.Company!.Value), new CaseAnswered(c.Id, c.Answer));
    }

    private static Decision Both(CompartmentId company, BasisEvent happened) =>
        Decision.Of(new Directed(company, happened), new Directed(CompartmentId.Government, happened));
}
