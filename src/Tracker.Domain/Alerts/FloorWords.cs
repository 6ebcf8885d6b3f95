using Tracker.Domain.Delegations;

namespace Tracker.Domain.Alerts;

/// <summary>What happens in the room of the meeting, in words.</summary>
internal static class FloorWords
{
    public static Told Of(DelegationState delegation, FloorEvent happened) => Words(delegation, happened) with { Tab = "floor" };

    private static Told Words(DelegationState delegation, FloorEvent happened) => happened switch
    {
        FloorOpened => new Told("opened the floor").Important(),
        FloorClosed => new Told("closed the floor").Important(),
        FloorLetRun e => new(
            e.To is { } runs ? $"let {NameOf(delegation, runs)} run the floor" : "runs the floor alone again",
            Concerns: [.. AlertWords.Only(e.Was).Union(AlertWords.Only(e.To))]),
        PointCalled e => new(e.To is { } point ? $"called {DelegationWords.Point(delegation, point)}" : "called no point", Point: e.To),
        Instructed { Text: null } e => new Told($"took back the instruction on {DelegationWords.Point(delegation, e.Point)}", Point: e.Point).Important(),
        Instructed e when Asked(delegation, e) is var asked => new Told(
            $"{(e.Version == 1 ? "gave" : "changed")} the instruction on {DelegationWords.Point(delegation, e.Point)}: {AlertWords.Quoted(e.Text)}",
            Point: e.Point, Concerns: asked,
            ToThem: $"asks you to acknowledge the instruction on {DelegationWords.Point(delegation, e.Point)}: {AlertWords.Quoted(e.Text)}").Important(),
        InstructionAcknowledged e => new($"acknowledged the instruction on {DelegationWords.Point(delegation, e.Point)}", Point: e.Point),
        InterventionNoted e => new(
            $"noted on {DelegationWords.Point(delegation, e.Point)}: {e.Who}, {AlertWords.Spoken(e.Stance.ToString())}{With(e.Text)}", Point: e.Point),
        ObjectionNoted e => new Told(
            $"noted an objection of {e.Who} on {DelegationWords.Point(delegation, e.Point)}{With(e.Text)}", Point: e.Point).Important(),
        MemberVoteNoted e => new(
            $"noted the vote of {e.Who} on {DelegationWords.Point(delegation, e.Point)}: {AlertWords.Spoken(e.Vote.ToString())}", Point: e.Point),
        OutcomeNoted e => new Told(
            $"noted how {DelegationWords.Point(delegation, e.Point)} ended: {AlertWords.Spoken(e.Outcome.ToString())}{With(e.Text)}",
            Point: e.Point).Important(),
        FloorNoteWithdrawn e => new($"withdrew a note of the floor: {AlertWords.Quoted(e.Reason)}"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    /// <summary>Those who are asked for this version, as the roster is now. An earlier version is owed by nobody any more.</summary>
    private static ImmutableArray<ParticipantId> Asked(DelegationState delegation, Instructed e) =>
        FloorPart.Of(delegation).Instructions.GetValueOrDefault(e.Point) is { } stands && stands.Version == e.Version
            ? [.. stands.Asked(delegation, DateOnly.FromDateTime(stands.At.UtcDateTime))] : [];

    private static string With(string? words) => words is null ? "" : ", " + AlertWords.Quoted(words);

    private static string NameOf(DelegationState delegation, ParticipantId participant) =>
        delegation.Roster.Values.FirstOrDefault(r => r.Participant == participant)?.Name ?? "somebody";
}
