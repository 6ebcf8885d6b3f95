using Tracker.Domain.Parts;
using Tracker.Web.Delegations;
using Tracker.Web.Parts;
using Tracker.Web.Records;

namespace Tracker.Web.Home;

/// <summary>What a delegation has for the home page of one participant.</summary>
public static class HomeLines
{
    /// <summary>Answers and tasks that the participant owes.</summary>
    public static IEnumerable<OwedLine> OwedIn(DelegationDesk desk, IReadOnlyList<BoardRow> board)
    {
        var name = NameOf(desk);
        foreach (var row in board.Where(r => r.IsOwedBy(desk.Me)))
        {
            var given = row.Answers.FirstOrDefault(a => a.Participant == desk.Me)?.Given;
            yield return new OwedLine(
                "comment", $"Answer to point {row.Point.Number.Value}: {row.Point.Title.Value}",
                $"{name} · version {Words.Number(row.Position.TextVersion)}"
                    + (given is null ? "" : $" · your answer was to version {Words.Number(given.TextVersion)}"),
                RecordAddress.Of(desk.Record.Actor, row.Id), desk.Delegation?.Facts?.OpensOn, given is null ? null : "answer is stale");
        }
        foreach (var conflict in desk.Record.Conflicts.Where(c => c.CanResolve))
            yield return new OwedLine(
                "split", "Choose between two texts", $"{name} · yours is not saved", AddressOf(desk, conflict.Command), null, "not saved");
        foreach (var meeting in ComingIn(desk).Where(m => m.Invited.GetValueOrDefault(desk.Me) is { Answer.Value: Coming.NotAnswered }
            && desk.Refuses(DelegationDesk.Shared, new AnswerPreparation(m.Id, Coming.Comes)) is null))
            yield return new OwedLine(
                "cal", "Say whether you will come: " + meeting.Title.Value, "Preparation meeting · " + name,
                PreparationList.AddressOf(desk.Record.Actor, meeting.Id), DateOnly.FromDateTime(meeting.Time.Value.Starts.UtcDateTime));
        foreach (var point in InstructionsOwedIn(desk))
            yield return new OwedLine(
                "mic", $"Acknowledge the instruction on point {point.Number.Value}: {point.Title.Value}", "Floor · " + name,
                FloorView.AddressOf(desk.Record.Actor, point.Id), desk.Delegation?.Facts?.OpensOn);
        if (desk.Delegation is { Archived: null, AgendaOrder.IsEmpty: false, Facts: { } facts } reported
            && desk.Record.Role == RosterRole.Head && IsOver(desk, facts) && !ReportsPart.Of(reported).Finished.Value)
            yield return new OwedLine(
                "check-list", "Finish the report: " + name, ReportsPart.Of(reported).Missing(reported).Count() is var missing and > 0
                    ? Words.Count(missing, "point") + " without an outcome" : "every point has its outcome",
                ReportView.AddressOf(desk.Record.Actor), facts.ClosesOn);
        foreach (var vote in VotesIn(desk).Where(v => desk.Refuses(DelegationDesk.Shared, new RecordVote(v.Id, BallotAnswer.Approve)) is null))
            yield return new OwedLine(
                "check-list", "Cast the vote: " + vote.Ballot.Value,
                name + (vote.Intended.Value is { } answer ? " · we answer: " + Words.Of(answer) : " · answer not settled"),
                VoteList.AddressOf(desk.Record.Actor), DateOnly.FromDateTime(vote.Closes.Value.At.UtcDateTime),
                vote.Closes.Value.At - desk.Time.GetUtcNow() <= VoteClosing.Notice ? "closes soon" : null);
        foreach (var task in desk.Record.Rights.Keys.Select(desk.In).OfType<DelegationState>().SelectMany(s => s.Tasks.Values))
            if (!task.Done.Value && task.Owner.Value == desk.Me)
                yield return new OwedLine(
                    "task", task.Title.Value ?? "", "Task · " + name, RecordAddress.Of(desk.Record.Actor) + "?tab=tasks", task.Due.Value,
                    task.Due.Value < desk.Today ? "overdue" : null);
    }

    private static bool IsOver(DelegationDesk desk, DelegationFacts facts) =>
        facts.ClosesOn < desk.Today || FloorPart.Of(desk.Delegation!).State.Is(FloorState.Closed);

    private static IEnumerable<AgendaPoint> InstructionsOwedIn(DelegationDesk desk) =>
        desk.Delegation is not { Archived: null } delegation ? []
            : from id in delegation.AgendaOrder
              let instruction = FloorPart.Of(delegation).Instructions.GetValueOrDefault(id)
              where instruction is not null && desk.Refuses(DelegationDesk.Shared, new AcknowledgeInstruction(id, instruction.Version)) is null
              where instruction.OwedBy(delegation, desk.Today).Contains(desk.Me)
              select delegation.Agenda[id];

    /// <summary>What the participant does at the points of a delegation that is still to come or under way.</summary>
    public static IEnumerable<OwedLine> RolesIn(DelegationDesk desk)
    {
        if (desk.Delegation is not { Archived: null, Facts: { } facts } delegation || facts.ClosesOn < desk.Today) yield break;
        foreach (var (point, role) in PointRoles.TakenBy(delegation, desk.Me))
            yield return new OwedLine(
                role == PointRole.Spokesperson ? "comment" : "pencil", $"{Said(role)} point {point.Number.Value}: {point.Title.Value}",
                $"{NameOf(desk)} · {facts.Gathering}", RecordAddress.Of(desk.Record.Actor, point.Id), facts.OpensOn);
    }

    private static string Said(PointRole role) => role switch
    {
        PointRole.Spokesperson => "You speak on",
        PointRole.NoteTaker => "You take notes on",
        PointRole.Editor => "You edit at",
        _ => "You are a candidate for rapporteur at",
    };

    /// <summary>The preparation meetings that are still to come, the next first.</summary>
    public static IEnumerable<Preparation> ComingIn(DelegationDesk desk) =>
        PreparationsPart.Of(desk.Delegation ?? DelegationState.Empty).Values
            .Where(m => !m.IsCancelled && m.Time.Value.Ends > desk.Time.GetUtcNow()).OrderBy(m => m.Time.Value.Starts);

    /// <summary>Votes that are still to be cast, the next to close first.</summary>
    private static IEnumerable<ExpectedVote> VotesIn(DelegationDesk desk) =>
        VotesPart.Of(desk.Delegation ?? DelegationState.Empty).Values.Where(v => v.State == VoteState.Open).OrderBy(v => v.Closes.Value.At);

    /// <summary>What others changed after a moment, the newest first.</summary>
    public static IEnumerable<ChangedLine> ChangedIn(DelegationDesk desk, DateTimeOffset since) =>
        All(desk).Where(l => l.At > since && l.By != desk.Me).OrderByDescending(l => l.At);

    /// <summary>Who besides the reader owes how many answers.</summary>
    public static IEnumerable<(string Name, int Count)> Silent(IEnumerable<BoardRow> board, ParticipantId reader) =>
        board.Where(r => !r.Position.State.Is(PositionState.Final))
            .SelectMany(r => r.Answers.Where(a => a.Participant != reader && (a.Reply == Reply.NoReply || a.IsStale)))
            .GroupBy(a => (a.Participant, a.Name)).Select(g => (g.Key.Name, Count: g.Count()))
            .OrderByDescending(g => g.Count).ThenBy(g => g.Name, StringComparer.Ordinal);

    public static string NameOf(DelegationDesk desk) => desk.Delegation?.Facts?.Committee ?? RecordTitle.Of(desk.Record.Kind, desk.Record.View);

    private static string AddressOf(DelegationDesk desk, Command command) => command switch
    {
        PositionCommand c => RecordAddress.Of(desk.Record.Actor, c.Point),
        PointCommand c => RecordAddress.Of(desk.Record.Actor, c.Id),
        _ => RecordAddress.Of(desk.Record.Actor),
    };

    private static IEnumerable<ChangedLine> All(DelegationDesk desk)
    {
        var (record, shared) = (desk.Record.Actor, CompartmentId.Delegation);
        foreach (var (id, position) in (desk.Delegation ?? DelegationState.Empty).Positions)
        {
            var point = desk.Delegation!.Agenda[id];
            var (title, address) = ($"Point {point.Number.Value}", RecordAddress.Of(record, id));
            if (position.Stance is { By: { } by, At: { } at })
                yield return new(at, by, $"{title}: stance is {Words.Of(position.Stance.Value)}", address, shared);
            if (position.State is { By: { } set, At: { } when })
                yield return new(when, set, $"{title}: {Words.Of(position.State.Value)}", address, shared);
            foreach (var (text, field) in position.Texts)
                if (field is { By: { } wrote, At: { } written })
                    yield return new(written, wrote, $"{title}: {Words.LabelOf(text).ToLowerInvariant()}", address, shared, field.Value);
            foreach (var answer in position.Concurrences.Values)
                yield return new(answer.At, answer.Participant, $"{title}: {Words.Of(answer.Answer)}", address, shared, answer.Comment);
        }
        foreach (var at in desk.Record.Rights.Keys)
            foreach (var note in desk.In(at)?.Notes.Values ?? [])
                yield return new(
                    note.WrittenAt, note.Author, "Note",
                    note.About is { } about ? RecordAddress.Of(record, about) + "?side=notes" : RecordAddress.Of(record) + "?tab=notes", at, note.Text.Value);
        foreach (var meeting in PreparationsPart.Of(desk.Delegation ?? DelegationState.Empty).Values)
        {
            var address = PreparationList.AddressOf(record, meeting.Id);
            if (meeting.CancelledFor is { Value: { } reason, By: { } by, At: { } at })
                yield return new(at, by, $"Cancelled: {meeting.Title.Value}", address, shared, reason);
            else if (meeting.Time is { By: { } planned, At: { } when })
                yield return new(when, planned, $"Preparation meeting: {meeting.Title.Value}", address, shared);
        }
        foreach (var vote in VotesPart.Of(desk.Delegation ?? DelegationState.Empty).Values)
        {
            var address = VoteList.AddressOf(record);
            if (vote.Missed is { } missed)
                yield return new(missed, ParticipantId.System, $"Expected, not cast: {vote.Ballot.Value}", address, shared);
            else if (vote.Cast is { } cast)
                yield return new(cast.At, cast.By, $"Vote cast, {Words.Of(cast.Answer)}: {vote.Ballot.Value}", address, shared);
            else if (vote.Intended is { Value: { } intended, By: { } by, At: { } at })
                yield return new(at, by, $"Vote settled, {Words.Of(intended)}: {vote.Ballot.Value}", address, shared);
        }
        foreach (var view in desk.Delegation?.IssuedViews.Values ?? [])
            yield return new(view.IssuedAt, view.IssuedBy, $"Government view: {view.Subject}", RecordAddress.Of(record) + "?tab=views", shared);
    }
}
