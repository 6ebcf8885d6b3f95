using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Delegations;

/// <summary>Makes of a random command one that fits what stands, so that random play gets beyond conflicts.</summary>
internal static class Informed
{
    public static CompartmentId Place(Command command, CompartmentId drawn) => command switch
    {
        ViewCommand => Bench.Government,
        RespondToPosition => Bench.ToBorduria,
        _ => Bench.Delegation,
    };

    public static Principal Sender(Principal drawn, Command command, CompartmentId at) => command switch
    {
        RosterCommand or AssignmentCommand or SetAuthority or PublishPosition or WithdrawPosition => Bench.Head,
        ChangeGathering or ArchiveDelegation or ReopenDelegation or FreezeBrief => Bench.Head,
        ChangePositionState { To: PositionState.Final } => Bench.Head,
        NameDecider or MergeComments or SeparateComment or DecideComment => Bench.Head,
        SettleVote or RecordVote or CorrectVote => Bench.Head,
        OpenFloor or CloseFloor or LetRunFloor or CallPoint or Instruct or WithdrawFloorNote => Bench.Head,
        FinishReport or ReopenReport => Bench.Head,
        RemindOfVote or MissVote => Bench.TheProgram,
        PublishView or WithdrawView => Bench.Liaison,
        ViewCommand => Bench.Official,
        RespondToPosition => Bench.Bordurian,
        _ when at == Bench.Delegation => Bench.Member,
        _ when at == Bench.Government => Bench.Official,
        _ => drawn,
    };

    public static Command Of(DelegationState now, Command command) => command switch
    {
        SetStance c when now.Positions.TryGetValue(c.Point, out var p) => c with { Was = p.Stance.Value },
        EditPositionText c when now.Positions.TryGetValue(c.Point, out var p) => c with { Edit = c.Edit with { Was = p.Text(c.Text).Value } },
        SetSpokesperson c when now.Positions.TryGetValue(c.Point, out var p) => c with { Was = p.Spokesperson.Value },
        ReleaseRole c when now.Agenda.GetValueOrDefault(c.Point)?.Assigned?.FirstOrDefault(a => !a.Value.IsEmpty) is { Value.IsDefaultOrEmpty: false } taken =>
            c with { Role = taken.Key, Participant = taken.Value[0] },
        SetAuthority c when now.Positions.TryGetValue(c.Point, out var p) => c with { Was = p.Authority.Value },
        ChangePositionState c when now.Positions.TryGetValue(c.Point, out var p) => c with { Was = p.State.Value, TextVersion = p.TextVersion },
        Concur c when now.Positions.TryGetValue(c.Point, out var p) => c with { TextVersion = p.TextVersion },
        PublishPosition c when now.Positions.TryGetValue(c.Point, out var p) => c with { Partner = Bench.Borduria, TextVersion = p.TextVersion },
        WithdrawPosition c => c with { Partner = Bench.Borduria },
        RespondToPosition c when now.Released.TryGetValue(c.Point, out var r) => c with { Revision = r.Revision },
        EditTitle c => new EditTitle(c.Title with { Was = now.Facts?.Title.Value }),
        EditMandate c => new EditMandate(c.Mandate with { Was = now.Facts?.Mandate.Value }),
        EditPointTitle c when now.Agenda.TryGetValue(c.Id, out var p) => c with { Title = c.Title with { Was = p.Title.Value } },
        RenumberPoint c when now.Agenda.TryGetValue(c.Id, out var p) => c with { Number = c.Number with { Was = p.Number.Value } },
        EditNote c when now.Notes.TryGetValue(c.Id, out var n) => c with { Text = c.Text with { Was = n.Text.Value } },
        EditTaskTitle c when now.Tasks.TryGetValue(c.Id, out var t) => c with { Title = c.Title with { Was = t.Title.Value } },
        AssignTask c when now.Tasks.TryGetValue(c.Id, out var t) => c with { Was = t.Owner.Value },
        SetDue c when now.Tasks.TryGetValue(c.Id, out var t) => c with { Was = t.Due.Value },
        DraftView c => c with { Office = Bench.State },
        EditViewSubject c when now.Views.TryGetValue(c.Id, out var v) => c with { Subject = c.Subject with { Was = v.Subject.Value } },
        EditViewText c when now.Views.TryGetValue(c.Id, out var v) => c with { Text = c.Text with { Was = v.Text.Value } },
        SetViewValidity c when now.Views.TryGetValue(c.Id, out var v) => c with { Was = v.Validity.Value },
        PublishView c when now.Views.TryGetValue(c.Id, out var v) => c with { TextVersion = v.TextVersion },
        ChangeRole c when Entry(now, c.Id) is var r => c with { Id = r.Id, Was = r.Role.Value },
        EndRosterEntry c when Entry(now, c.Id) is var r => c with { Id = r.Id, Was = r.To.Value },
        HandOverHeadship c when Entry(now, c.To) is var next => c with { From = Bench.Id("head"), To = next.Id },
        ChangeGathering c when now.Facts is { } facts => c with { Was = facts.Goes },
        RemovePoint c => c with { Id = Bench.Id("p2") },
        UnlinkWorkItem c when now.Agenda.TryGetValue(c.Id, out var p) && p.WorkItems is [var item, ..] => c with { WorkItem = item },
        PlanPreparation c => c with
        {
            Title = "Before", Points = [Bench.Point], Invited = [Bench.Member.Id], Time = c.Time with { Minutes = 60, Place = "Call", Zone = "Europe/Zurich" },
        },
        ExpectVote c => c with
        {
            Ballot = "DIS ballot", Closes = new(new(2022, 6, 3, 0, 0, 0, TimeSpan.Zero), "Europe/Zurich"), WorkItem = null, Point = Bench.Point,
        },
        VoteCommand c when now.Votes?.Values.ElementAt(c.Id.Value.Length % now.Votes.Count) is { } v => (c with { Id = v.Id }) switch
        {
            RenameBallot e => e with { Ballot = e.Ballot with { Was = v.Ballot.Value } },
            MoveClosing e => e with { Was = v.Closes.Value, To = v.Closes.Value with { At = v.Closes.Value.At.AddDays(1) } },
            SettleVote e => e with { Was = v.Intended.Value, To = v.Intended.Value is null ? BallotAnswer.Abstain : null },
            CorrectVote e when v.Cast is { } cast => e with { Was = cast.Answer, Reason = "Misread" },
            RemindOfVote e => e with { Closes = v.Closes.Value },
            MissVote e => e with { Closes = v.Closes.Value },
            CountBallot e => e with { Was = v.Counted.Value, To = new("iso-enquiry", new(e.Id.Value.Length % 7, 2, 9, 2), "The result of the ballot") },
            ExplainVote e => e with { Because = new(v.Because.Value, e.Because.To ?? "No expert left") },
            var e => e,
        },
        CommentsCommand c when c is not BeginCommenting && now.Comments?.Values.FirstOrDefault() is { } d => (c with { Id = d.Id }) switch
        {
            RenameCommented e => e with { Name = new(d.Name.Value, e.Name.To ?? "DIS 2") },
            NameDecider e => e with { Was = d.Decider.Value, To = d.Decider.Value is null ? Bench.Member.Id : null },
            MergeComments e => e with { Into = Bench.Id("head"), Comments = [Bench.Id("p2")] },
            SeparateComment e => e with { Comment = Bench.Id("p2") },
            DecideComment e when d.Comments.TryGetValue(e.Comment, out var of) => e with
            {
                Was = of.Decision.Value, To = of.Decision.Value is null ? new(CommentOutcome.Noted) : null,
            },
            var e => e,
        },
        RateContribution c => c with { Contribution = ActorId.Parse("contribution/sg13-c0123"), Point = Bench.Point, Note = null },
        FloorCommand c => Floor(FloorPart.Of(now), c),
        ReportPoint c when ReportsPart.Of(now) is var report && report.Missing(now).FirstOrDefault(Bench.Point) is var point => c with
        {
            Point = point, Version = report.Points.GetValueOrDefault(point)?.Version ?? 0, Met = PositionMet.NotCompared, Task = null,
        },
        ReopenReport c => c with { Reason = "A wrong outcome" },
        PreparationCommand c when now.Preparations?.Values.FirstOrDefault() is { } m => (c with { Id = m.Id }) switch
        {
            EditPreparationTitle e => e with { Title = e.Title with { Was = m.Title.Value } },
            EditPreparationGuests e => e with { Guests = e.Guests with { Was = m.Guests.Value } },
            MovePreparation e => e with { Was = m.Time.Value, To = m.Time.Value with { Minutes = 5 + e.To.Minutes } },
            ClosePoint e => e with { Point = Bench.Point, End = PointEnd.NotReady, Because = "Too early" },
            ReopenPoint e => e with { Point = Bench.Point },
            DropPoint e => e with { Point = m.Points.LastOrDefault(Bench.Point) },
            AnswerPreparation e => e with { Answer = Coming.Comes },
            RecordAttendance e => e with { Participant = Bench.Member.Id, Was = m.Invited.GetValueOrDefault(Bench.Member.Id)?.Came.Value },
            RecordDecision e => e with { Text = "Wait", Point = Bench.Point },
            EditDecision e when m.Decisions.Values.FirstOrDefault() is { } d => e with { Decision = d.Id, Text = new(d.Text.Value, e.Text.To ?? "Defer") },
            var e => e,
        },
        _ => command,
    };

    private static FloorCommand Floor(Floor floor, FloorCommand command) => command switch
    {
        LetRunFloor c => c with { Was = floor.RunBy.Value, To = floor.RunBy.Value is null ? Bench.Member.Id : null },
        CallPoint c => c with { Was = floor.Point.Value, To = floor.Point.Value is null ? Bench.Point : null },
        Instruct c => c with { Point = Bench.Point, Version = floor.Instructions.GetValueOrDefault(Bench.Point)?.Version ?? 0 },
        AcknowledgeInstruction c => c with { Point = Bench.Point, Version = floor.Instructions.GetValueOrDefault(Bench.Point)?.Version ?? 0 },
        NoteIntervention c => c with { Point = Bench.Point, Who = "Borduria" },
        NoteObjection c => c with { Point = Bench.Point, Who = "Borduria" },
        NoteMemberVote c => c with { Point = Bench.Point, Who = "Borduria" },
        NoteOutcome c => c with { Point = Bench.Point, Tally = null },
        WithdrawFloorNote c when floor.Notes.Values.FirstOrDefault(n => !n.IsWithdrawn) is { } note => c with { Id = note.Id, Reason = "Misheard" },
        _ => command,
    };

    private static RosterEntry Entry(DelegationState now, EntityId drawn) => now.Roster.GetValueOrDefault(drawn) ?? now.Roster[Bench.Id("r-obi")];
}
