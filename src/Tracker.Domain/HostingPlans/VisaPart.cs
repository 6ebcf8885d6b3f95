namespace Tracker.Domain.HostingPlans;

/// <summary>By an official, in <c>office/&lt;id&gt;</c> of their office.</summary>
[JsonDerivedType(typeof(InviteExpert), "invite-expert")]
[JsonDerivedType(typeof(CorrectExpert), "correct-expert")]
[JsonDerivedType(typeof(SendLetter), "send-letter")]
[JsonDerivedType(typeof(SetVisaStatus), "set-visa-status")]
public abstract record VisaCommand : Command;

/// <param name="LetterSent">When the invitation letter was sent; null if it is still to be sent.</param>
public sealed record InviteExpert(EntityId Id, InvitedExpert Expert, VisaStatus Status, DateOnly? LetterSent = null) : VisaCommand;
public sealed record CorrectExpert(EntityId Id, InvitedExpert Was, InvitedExpert To) : VisaCommand;
public sealed record SendLetter(EntityId Id, DateOnly On) : VisaCommand;

/// <param name="On">The day of the status, such as that of the appointment.</param>
/// <param name="Note">For a withdrawn case: why it ends.</param>
public sealed record SetVisaStatus(EntityId Id, VisaStatus Was, VisaStatus To, DateOnly? On = null, string? Note = null) : VisaCommand;

/// <summary>In <c>office/&lt;id&gt;</c>.</summary>
[JsonDerivedType(typeof(ExpertInvited), "hosting.expert-invited")]
[JsonDerivedType(typeof(ExpertCorrected), "hosting.expert-corrected")]
[JsonDerivedType(typeof(LetterSent), "hosting.letter-sent")]
[JsonDerivedType(typeof(VisaStatusSet), "hosting.visa-status-set")]
public abstract record VisaEvent : Event;

public sealed record ExpertInvited(EntityId Id, InvitedExpert Expert, VisaStatus Status, DateOnly? LetterSent = null) : VisaEvent;
public sealed record ExpertCorrected(EntityId Id, InvitedExpert Was, InvitedExpert To) : VisaEvent;
public sealed record LetterSent(EntityId Id, DateOnly On) : VisaEvent;
public sealed record VisaStatusSet(EntityId Id, VisaStatus Was, VisaStatus To, DateOnly? On = null, string? Note = null) : VisaEvent;

/// <summary>Invitation letters and visa cases, as one office tracks them.</summary>
internal sealed class VisaPart : Part<HostingPlan, VisaCommand, VisaEvent>
{
    private static readonly Rejection HasLeft =
        Rejection.IllegalStep("This case is closed: the expert withdrew. Everything stays recorded; if they come after all, invite them again.", "id");

    protected override bool Belongs(CompartmentId at, VisaCommand command) => at.OwnerOffice is not null;

    protected override Decision Decide(HostingPlan here, Sight sight, VisaCommand command) => command switch
    {
        InviteExpert c => Decision.Unless(Refuses(here, sight, c), sight.At, new ExpertInvited(c.Id, c.Expert, c.Status, c.LetterSent)),
        CorrectExpert c => Of(here, c.Id) is not { } one ? Rejection.Missing("case", "id")
            : c.To.Refuses("to") is { } no ? no : one.Expert.Decide(c.Was, c.To, "to", sight.At, new ExpertCorrected(c.Id, c.Was, c.To)),
        SendLetter c => Send(here, sight, c),
        SetVisaStatus c => Set(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override HostingPlan Evolve(HostingPlan state, VisaEvent happened, Recorded recorded) => happened switch
    {
        ExpertInvited e => state.With(new VisaCase(
            e.Id, new Choice<InvitedExpert>(e.Expert).Set(e.Expert, recorded), new Choice<VisaStatus>().Set(e.Status, recorded), e.LetterSent), recorded),
        ExpertCorrected e => state.With(state.Cases![e.Id] with { Expert = state.Cases[e.Id].Expert.Set(e.To, recorded) }, recorded),
        LetterSent e => state.With(state.Cases![e.Id] with { LetterSent = e.On }, recorded),
        VisaStatusSet e => state.With(state.Cases![e.Id] with
        {
            Status = state.Cases[e.Id].Status.Set(e.To, recorded), On = e.On, Note = e.Note,
        }, recorded),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static VisaCase? Of(HostingPlan here, EntityId id) => here.Cases?.GetValueOrDefault(id);

    private static Rejection? Refuses(HostingPlan here, Sight sight, InviteExpert c) =>
        (Of(here, c.Id) is not null ? Rejection.Duplicate("case", "id") : null) ?? Rejection.Full(here.Cases?.Count ?? 0, VisaCase.Most, "visa cases")
        ?? c.Expert.Refuses("expert") ?? NotYet(c.LetterSent, sight, "letterSent")
        ?? (c.Status == VisaStatus.Withdrawn ? Rejection.Invalid("A new case does not begin as withdrawn.", "status") : null);

    private static Decision Send(HostingPlan here, Sight sight, SendLetter c) =>
        Of(here, c.Id) is not { } one ? Rejection.Missing("case", "id")
        : one.LetterSent == c.On ? Decision.Nothing
        : one.Status.Value == VisaStatus.Withdrawn ? HasLeft
        : Decision.Unless(NotYet(c.On, sight, "on"), sight.At, new LetterSent(c.Id, c.On));

    private static Decision Set(HostingPlan here, Sight sight, SetVisaStatus c)
    {
        if (Of(here, c.Id) is not { } one) return Rejection.Missing("case", "id");
        if (one.Status.Value == VisaStatus.Withdrawn) return c.To == VisaStatus.Withdrawn ? Decision.Nothing : HasLeft;
        var broken = c.To == VisaStatus.Withdrawn && string.IsNullOrWhiteSpace(c.Note)
                ? Rejection.Invalid("Say in a sentence why the case ends.", "note")
            : TextLimits.Refuses(c.Note, "note", TextLimits.Line);
        if ((broken ?? one.Status.Refuses(c.Was, c.To, "to")) is { } no) return no;
        return one.Status.Is(c.To) && one.On == c.On && one.Note == c.Note
            ? Decision.Nothing : Decision.Of(sight.At, new VisaStatusSet(c.Id, c.Was, c.To, c.On, c.Note));
    }

    /// <summary>Null for a day that has come, also where the sender is ahead of UTC.</summary>
    private static Rejection? NotYet(DateOnly? day, Sight sight, string field) =>
        day > sight.Standing.Today.AddDays(1) ? Rejection.Invalid("This day has not come yet. Record what was sent.", field) : null;
}
