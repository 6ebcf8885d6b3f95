using Tracker.Domain.Parts;

namespace Tracker.Domain.Surveys;

/// <summary>A survey: opened, with people invited, closed or withdrawn.</summary>
internal sealed class SurveyPart : Part<SurveyRecord, SurveyCommand, SurveyEvent>
{
    protected override bool Belongs(CompartmentId at, SurveyCommand command) => at == CompartmentId.Program;

    protected override Decision Decide(SurveyRecord here, Sight sight, SurveyCommand command)
    {
        var open = sight.Of<SurveyRecord>(CompartmentId.Record);
        return command switch
        {
            OpenSurvey c => Open(open, SurveyRules.YearOf(sight.Actor), c),
            InviteToSurvey c => Invite(open!, here, c),
            EditSurveyNote c => here.ManagersNote.Decide(c.Note, "note", TextLimits.Body, CompartmentId.Program, new SurveyNoteEdited(c.Note)),
            CloseSurvey => open!.Withdrawn is not null ? SurveyRules.IsWithdrawn : open.Closed is not null ? Decision.Nothing
                : Decision.Of(CompartmentId.Record, new SurveyClosed()),
            WithdrawSurvey c => Withdraw(open!, here, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override SurveyRecord Evolve(SurveyRecord state, SurveyEvent happened, Recorded recorded) => happened switch
    {
        SurveyOpened e => state with { Year = e.Year, About = e.About, Opened = recorded.At, Withdrawn = null },
        PeopleInvited e => state with { Invited = new([.. state.AllInvited.All, .. e.To.All]) },
        InvitationSent e => state with { Invitation = e.Words ?? "", InvitedBy = recorded.By },
        SurveyNoteEdited e => state with { Note = state.ManagersNote.After(e.Note, recorded) },
        SurveyClosed => state with { Closed = recorded.At },
        SurveyWithdrawn e => state with { Withdrawn = new(e.Reason, recorded.At) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Open(SurveyRecord? open, int? year, OpenSurvey c) =>
        open is { Withdrawn: null } ? Rejection.Duplicate("survey", "actor") : year is not { } asked ? SurveyRules.NoYear
        : Decision.Unless(TextLimits.Demands(c.About, "about", TextLimits.Line), CompartmentId.Record, new SurveyOpened(asked, c.About));

    private static Decision Invite(SurveyRecord open, SurveyRecord here, InviteToSurvey c)
    {
        if (open.Closed is not null) return SurveyRules.TooLate;
        if (open.Withdrawn is not null) return SurveyRules.IsWithdrawn;
        var broken = c.To.Refuses("to") ?? OfCompanies(c.To) ?? TextLimits.Refuses(c.Words, "words", TextLimits.Line)
            ?? Rejection.Full(here.AllInvited.All.Length + c.To.All.Length - 1, MostInvited, "invited people");
        if (broken is not null) return broken;
        ImmutableArray<Addressee> added = [.. c.To.All.Where(a => !here.AllInvited.Has(a.Participant))];
        return added.IsEmpty ? Decision.Nothing : Decision.Of(
        [
            new Directed(CompartmentId.Program, new PeopleInvited(new(added))),
            .. added.Select(a => new Directed(CompartmentId.Own(a.Participant), new InvitationSent(c.Words))),
        ]);
    }

    private static Decision Withdraw(SurveyRecord open, SurveyRecord here, WithdrawSurvey c) =>
        open.Closed is not null ? SurveyRules.TooLate : open.Withdrawn is not null ? Decision.Nothing : here.Answered > 0 ? SurveyRules.HasAnswers
        : Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Title), CompartmentId.Record, new SurveyWithdrawn(c.Reason));

    /// <summary>People invited to one survey.</summary>
    private const int MostInvited = 2_000;

    /// <summary>Program managers are not told who works for an office.</summary>
    private static Rejection? OfCompanies(Addressees to) =>
        to.All.Any(a => !a.Group.IsOrganization) ? Rejection.Invalid("A survey asks people of companies. Choose from these.", "to") : null;
}
