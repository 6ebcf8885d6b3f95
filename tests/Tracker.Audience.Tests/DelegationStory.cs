using Tracker.Domain.Commenting;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>A delegation from its foundation on, with everybody who has a role on its roster.</summary>
internal sealed class DelegationStory() : Story("delegation")
{
    private static readonly CompartmentId D = CompartmentId.Delegation, G = CompartmentId.Government, P = CompartmentId.Program;
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme"), Ca = CompartmentId.Partner("ca");
    private static readonly GroupId Canada = GroupId.Parse("partner/ca");
    private static readonly DateOnly Day = new(2022, 11, 14);

    /// <summary>The last day of the gathering: a preparation meeting is before it, on whatever day this is told.</summary>
    private static readonly DateOnly Far = new(2099, 12, 31);

    /// <summary>So near, on whatever day this is told, that the program reminds of it.</summary>
    private static readonly DateTimeOffset Soon = new(DateTimeOffset.UtcNow.UtcDateTime.Date.AddDays(2), TimeSpan.Zero);

    /// <summary>A preparation meeting whose address is known.</summary>
    public const string Meeting = "fixed-meeting";

    /// <summary>Its document with comments.</summary>
    public const string Commented = "fixed-document";

    /// <summary>Its brief whose address is known.</summary>
    public const string Frozen = "fixed-brief";

    /// <summary>An agenda point whose address is known.</summary>
    public const string Point = "fixed-point";

    /// <summary>A work item that a point covers. Who asks what names it learns of the point only what they may read.</summary>
    public static readonly ActorId Linked = ActorId.Parse("work-item/linked");

    /// <summary>A contribution that a member rates. Who asks what names it learns of the rating only what they may read.</summary>
    public static readonly ActorId Rated = ActorId.Parse("contribution/rated");

    public override string[] HeldBy(Role role) => role.Holds;

    public override CompartmentId[] Listed => [D, G, P];

    public override string[] Lists => [.. base.Lists, "/api/search", "/", "/d"];

    public override string[] Pages => [.. base.Pages, "/d/{Delegation}", "/d/{Delegation}/{Point}", "/d/{Delegation}/floor", "/d/{Delegation}/report"];

    public override Way[] Ways =>
    [
        Way.Of("/api/preparation/calendar", "delegation"), Way.Of("/api/delegation/comments", "delegation"), Way.Of("/api/delegation/book", "delegation"),
    ];

    public override Step Again(Tokens tokens) => new(Cast.Head, P, new AddNote(tokens.Id(P), tokens.For(P)));

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        EntityId point = tokens.Id(D, Ca, G), second = tokens.Id(D), note = tokens.Id(D), task = tokens.Id(D), view = tokens.Id(G, D), roster = tokens.Id(D);
        string title = tokens.For(D), mandate = tokens.For(D), noteText = tokens.For(D), taskTitle = tokens.For(D);
        string secondTitle = tokens.For(D), secondNumber = tokens.For(D), subject = tokens.For(G), viewText = tokens.For(G);
        AnnouncedGathering first = new(tokens.For(D, G, P), tokens.For(D, G, P), Day, Day.AddDays(11));
        EntityId founder = EntityId.Parse("head"), again = tokens.Id(D), third = tokens.Id(D), fourth = tokens.Id(D);
        var item = ActorId.Parse("work-item/" + second.Value);
        return
        [
            new(Cast.Liaison, D, new CreateDelegation(
                title, first.Committee, first.Gathering, first.OpensOn, first.ClosesOn, Cast.Head.Participant, tokens.For(D), GroupId.Parse("org/industry"))),
            .. Cast.All.Where(r => r.Roster is not null && r != Cast.Head).Select(role => new Step(Cast.Head, D, new AddToRoster(
                EntityId.Parse("r-" + role.Id), role.Participant, role.Id, GroupId.Parse(role.Group!), role.Roster!.Value))),
            new(Cast.Head, D, new AddToRoster(roster, ParticipantId.Parse("temporary"), tokens.For(D), GroupId.Parse("org/acme"), RosterRole.Member)),
            new(Cast.Head, D, new ChangeRole(roster, RosterRole.Member, RosterRole.Adviser)),
            new(Cast.Head, D, new EndRosterEntry(roster, null, Day)),
            new(Cast.Head, D, new AddToRoster(again, Cast.Head.Participant, tokens.For(D), GroupId.Parse("org/industry"), RosterRole.Member)),
            new(Cast.Head, D, new HandOverHeadship(founder, again)),
            new(Cast.Head, D, new HandOverHeadship(again, founder)),
            new(Cast.Head, D, new ChangeGathering(
                first, new(tokens.For(D, G, P), tokens.For(D, G, P), Day.AddDays(1), Far))),
            new(Cast.Head, D, new EditTitle(new Edit(title, tokens.For(D), tokens.For(D)))),
            new(Cast.Head, D, new EditMandate(new Edit(null, mandate))),
            new(Cast.Member, D, new AddPoint(point, tokens.For(D, Ca), tokens.For(D, Ca))),
            new(Cast.Member, D, new AddPoint(second, secondNumber, secondTitle)),
            new(Cast.Member, D, new AddPoint(EntityId.Parse(Point), tokens.For(D), tokens.For(D))),
            new(Cast.Member, D, new AddPoints(
                [new(third, tokens.For(D), tokens.For(D), item), new(fourth, tokens.For(D), tokens.For(D), Linked)])),
            new(Cast.Member, D, new EditPointTitle(second, new Edit(secondTitle, tokens.For(D)))),
            new(Cast.Member, D, new RenumberPoint(second, new Edit(secondNumber, tokens.For(D)))),
            new(Cast.Member, D, new MovePoint(second)),
            new(Cast.Member, D, new LinkWorkItem(second, item)),
            new(Cast.Member, D, new UnlinkWorkItem(second, item)),
            new(Cast.Member, D, new SetStance(point, Stance.NotYet, Stance.Oppose)),
            new(Cast.Member, D, new EditPositionText(point, PositionText.PreferredOutcome, new Edit(null, tokens.For(D, Ca)))),
            new(Cast.Member, D, new EditPositionText(point, PositionText.RedLine, new Edit(null, tokens.For(D), tokens.For(D)))),
            new(Cast.Member, D, new SetSpokesperson(point, null, Cast.Member.Participant)),
            new(Cast.Member, D, new AssignRole(point, PointRole.NoteTaker, Cast.Member.Participant)),
            new(Cast.Head, D, new ReleaseRole(point, PointRole.NoteTaker, Cast.Member.Participant)),
            new(Cast.Head, D, new SetAuthority(point, PositionAuthority.AnyMember, PositionAuthority.SpokespersonAndHead)),
            new(Cast.Member, D, new Concur(point, 3, Answer.Object, tokens.For(D))),
            new(Cast.Head, D, new ChangePositionState(point, 3, PositionState.Draft, PositionState.InReview)),
            new(Cast.Member, D, new AddNote(note, noteText, point)),
            new(Cast.Member, D, new EditNote(note, new Edit(noteText, tokens.For(D)))),
            new(Cast.Member, D, new RemoveNote(note)),
            new(Cast.Liaison, G, new AddNote(tokens.Id(G), tokens.For(G))),
            new(Cast.Member, Acme, new AddNote(tokens.Id(Acme), tokens.For(Acme))),
            new(Cast.Head, P, new AddNote(tokens.Id(P), tokens.For(P))),
            new(Cast.Member, D, new AddTask(task, taskTitle, Cast.Head.Participant, Day)),
            new(Cast.Member, D, new EditTaskTitle(task, new Edit(taskTitle, tokens.For(D)))),
            new(Cast.Member, D, new AssignTask(task, Cast.Head.Participant, Cast.Member.Participant)),
            new(Cast.Member, D, new SetDue(task, Day, Day.AddDays(1))),
            new(Cast.Member, D, new CompleteTask(task)),
            new(Cast.Member, D, new ReopenTask(task)),
            new(Cast.Liaison, G, new DraftView(view, GroupId.Parse("office/standards"), subject, viewText, Day, Day.AddDays(30), point)),
            new(Cast.Liaison, G, new EditViewSubject(view, new Edit(subject, tokens.For(G, D)))),
            new(Cast.Liaison, G, new EditViewText(view, new Edit(viewText, tokens.For(G, D)))),
            new(Cast.Liaison, G, new SetViewValidity(view, new Validity(Day, Day.AddDays(30)), new Validity(Day))),
            new(Cast.Liaison, G, new PublishView(view, 4)),
            new(Cast.Liaison, G, new WithdrawView(view)),
            new(Cast.Head, D, new PublishPosition(point, Canada, 3, [PositionText.PreferredOutcome])),
            new(Cast.Partner, Ca, new RespondToPosition(point, 1, Stance.Support, tokens.For(Ca))),
            new(Cast.Head, D, new WithdrawPosition(point, Canada)),
            .. Prepare(tokens),
            .. Vote(tokens),
            .. Floor(tokens),
            .. Comment(tokens),
            new(Cast.Member, D, new RemovePoint(second)),
            .. Report(tokens, point, third, fourth),
            new(Cast.Head, D, new FreezeBrief(tokens.Id(D), tokens.For(D))), new(Cast.Head, D, new FreezeBrief(EntityId.Parse(Frozen), tokens.For(D))),
            new(Cast.Head, D, new ArchiveDelegation()),
            new(Cast.Head, D, new ReopenDelegation()),
        ];
    }

    /// <summary>In the room: a point is called, its instruction given, changed and acknowledged, and each sort of note is heard on it.</summary>
    private static IEnumerable<Step> Floor(Tokens tokens)
    {
        EntityId point = EntityId.Parse(Point), heard = tokens.Id(D);
        return
        [
            new(Cast.Head, D, new Instruct(point, 0, tokens.For(D))),
            new(Cast.Head, D, new OpenFloor()),
            new(Cast.Head, D, new LetRunFloor(null, Cast.Member.Participant)),
            new(Cast.Member, D, new CallPoint(null, point)),
            new(Cast.Member, D, new AcknowledgeInstruction(point, 1)),
            new(Cast.Head, D, new Instruct(point, 1, tokens.For(D))),
            new(Cast.Member, D, new AcknowledgeInstruction(point, 2)),
            new(Cast.Member, D, new NoteIntervention(heard, point, tokens.For(D), Intervening.Oppose, tokens.For(D))),
            new(Cast.Member, D, new NoteObjection(tokens.Id(D), point, tokens.For(D), tokens.For(D))),
            new(Cast.Member, D, new NoteMemberVote(tokens.Id(D), point, tokens.For(D), MemberVote.Against)),
            new(Cast.Member, D, new NoteOutcome(tokens.Id(D), point, FloorOutcome.NotAccepted, new VoteTally(Against: 20), tokens.For(D))),
            new(Cast.Member, D, new WithdrawFloorNote(heard, tokens.For(D))),
            new(Cast.Head, D, new CloseFloor()),
            new(Cast.Head, D, new OpenFloor()),
        ];
    }

    /// <summary>After the meeting: how each point on the agenda ended.</summary>
    private static IEnumerable<Step> Report(Tokens tokens, EntityId missed, params EntityId[] others) =>
    [
        new(Cast.Member, D, new ReportPoint(
            missed, 0, FloorOutcome.Agreed, PositionMet.NotMet, tokens.For(D), tokens.For(D), tokens.For(D),
            new AddTask(tokens.Id(D), tokens.For(D), Cast.Head.Participant))),
        .. others.Append(EntityId.Parse(Point)).Select(
            p => new Step(Cast.Member, D, new ReportPoint(p, 0, FloorOutcome.Unknown, PositionMet.NotCompared, tokens.For(D)))),
        new(Cast.Head, D, new FinishReport()),
        new(Cast.Head, D, new ReopenReport(tokens.For(D))),
    ];

    /// <summary>A document with two comments, which are merged, separated and decided.</summary>
    private static IEnumerable<Step> Comment(Tokens tokens)
    {
        EntityId document = EntityId.Parse(Commented), first = tokens.Id(D), second = tokens.Id(D);
        var name = tokens.For(D);
        var says = FormRow.Texts.Aggregate(FormRow.Empty, (row, text) => text.Set(row, tokens.For(D)));
        var decision = new CommentDecision(CommentOutcome.AcceptedInPart, tokens.For(D));
        return
        [
            new(Cast.Member, D, new BeginCommenting(document, name, EntityId.Parse(Point))),
            new(Cast.Member, D, new RenameCommented(document, new Edit(name, tokens.For(D), tokens.For(D)))),
            new(Cast.Head, D, new NameDecider(document, null, Cast.Member.Participant)),
            new(Cast.Member, D, new SubmitComments(document, [new(first, says)])),
            new(Cast.Liaison, D, new SubmitComments(document, [new(second, new(Comment: tokens.For(D)))])),
            new(Cast.Member, D, new MergeComments(document, first, [second])),
            new(Cast.Member, D, new SeparateComment(document, second)),
            new(Cast.Member, D, new DecideComment(document, first, null, decision)),
            new(Cast.Member, D, new RateContribution(Rated, EntityId.Parse(Point), new(true, false), tokens.For(D))),
        ];
    }

    /// <summary>Ballots: one of which the vote is cast, and one that closes soon and is called off.</summary>
    private static IEnumerable<Step> Vote(Tokens tokens)
    {
        EntityId cast = tokens.Id(D), off = tokens.Id(D), point = EntityId.Parse(Point);
        var ballot = tokens.For(D);
        var closes = new VoteClosing(new DateTimeOffset(Far.ToDateTime(new TimeOnly(22, 0)), TimeSpan.Zero), tokens.For(D));
        var soon = new VoteClosing(Soon, tokens.For(D));
        return
        [
            new(Cast.Member, D, new ExpectVote(cast, ballot, closes, Linked, point)),
            new(Cast.Member, D, new RenameBallot(cast, new Edit(ballot, tokens.For(D), tokens.For(D)))),
            new(Cast.Member, D, new MoveClosing(cast, closes, closes with { Zone = tokens.For(D) })),
            new(Cast.Head, D, new SettleVote(cast, null, BallotAnswer.Disapprove)),
            new(Cast.Head, D, new RecordVote(cast, BallotAnswer.Disapprove)),
            new(Cast.System, D, new MissVote(cast, closes)),
            new(Cast.Member, D, new CountBallot(cast, new("iso-enquiry", new(1, 2, 3, 4), tokens.For(D)))),
            new(Cast.Head, D, new CorrectVote(cast, BallotAnswer.Disapprove, BallotAnswer.Abstain, tokens.For(D))),
            new(Cast.Member, D, new ExpectVote(off, tokens.For(D), soon)) { Due = new(Cast.System, D, new RemindOfVote(off, soon)) },
            new(Cast.System, D, new RemindOfVote(off, soon)),
            new(Cast.Member, D, new ExplainVote(off, new Edit(null, tokens.For(D)))),
            new(Cast.Member, D, new CancelVote(off, tokens.For(D))),
        ];
    }

    /// <summary>A preparation meeting of a point that everybody on the roster knows.</summary>
    private static IEnumerable<Step> Prepare(Tokens tokens)
    {
        EntityId meeting = EntityId.Parse(Meeting), point = EntityId.Parse(Point), decision = tokens.Id(D), task = tokens.Id(D);
        string title = tokens.For(D), guests = tokens.For(D), decided = tokens.For(D);
        var time = new PreparationTime(new DateTimeOffset(Far.ToDateTime(new TimeOnly(14, 0)), TimeSpan.Zero), 60, tokens.For(D), tokens.For(D));
        return
        [
            new(Cast.Member, D, new PlanPreparation(meeting, title, time, [point], [Cast.Head.Participant, Cast.Of("adviser").Participant], guests)),
            new(Cast.Member, D, new EditPreparationTitle(meeting, new Edit(title, tokens.For(D), tokens.For(D)))),
            new(Cast.Member, D, new EditPreparationGuests(meeting, new Edit(guests, tokens.For(D), tokens.For(D)))),
            new(Cast.Member, D, new MovePreparation(meeting, time, time with { Minutes = 90, Place = tokens.For(D) })),
            new(Cast.Member, D, new InviteToPreparation(meeting, Cast.Member.Participant)),
            new(Cast.Of("adviser"), D, new AnswerPreparation(meeting, Coming.Regrets, tokens.For(D))),
            new(Cast.Member, D, new RecordAttendance(meeting, Cast.Head.Participant, null, true)),
            new(Cast.Member, D, new ClosePoint(meeting, point, PointEnd.Task, Task: new AddTask(task, tokens.For(D), Cast.Head.Participant))),
            new(Cast.Member, D, new ReopenPoint(meeting, point)),
            new(Cast.Member, D, new ClosePoint(meeting, point, PointEnd.NotReady, tokens.For(D))),
            new(Cast.Member, D, new DropPoint(meeting, point)),
            new(Cast.Member, D, new TakeUpPoint(meeting, point)),
            new(Cast.Member, D, new RecordDecision(meeting, decision, decided, point)),
            new(Cast.Member, D, new EditDecision(meeting, decision, new Edit(decided, tokens.For(D), tokens.For(D)))),
            new(Cast.Member, D, new CancelPreparation(meeting, tokens.For(D))),
        ];
    }
}
