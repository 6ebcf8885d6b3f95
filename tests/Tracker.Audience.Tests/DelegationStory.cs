using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>A record's life in which every command of its kind occurs.</summary>
internal interface IStory
{
    ActorId Actor(string name);
    IReadOnlyList<Step> Steps();
}

/// <param name="By">Who may do it.</param>
internal record Step(Role By, CompartmentId At, Func<Command> Command);

/// <summary>A delegation's life in which every command occurs, with a token in every text and id.</summary>
internal sealed class DelegationStory(Tokens tokens) : IStory
{
    private static readonly CompartmentId D = CompartmentId.Delegation, G = CompartmentId.Government, P = CompartmentId.Program;
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme"), Ca = CompartmentId.Partner("ca");
    private static readonly DateOnly Day = new(2022, 11, 14);

    public ActorId Actor(string name) => ActorId.Parse("delegation/" + name);

    public IReadOnlyList<Step> Steps()
    {
        EntityId point = tokens.Id(D, Ca, G), second = tokens.Id(D), note = tokens.Id(D), task = tokens.Id(D), view = tokens.Id(G, D), roster = tokens.Id(D);
        string title = tokens.For(D), pointTitle = tokens.For(D, Ca), number = tokens.For(D, Ca), text = tokens.For(D), noteText = tokens.For(D);
        string taskTitle = tokens.For(D), subject = tokens.For(G, D), viewText = tokens.For(G), newText = tokens.For(G, D);
        var steps = new List<Step>
        {
            new(Cast.Liaison, D, () => new CreateDelegation(title, tokens.For(D, G, P), tokens.For(D, G, P), Day, Day.AddDays(11), Cast.Head.Participant, tokens.For(D), GroupId.Parse("org/industry"))),
        };
        foreach (var role in Cast.All.Where(r => r.Roster is not null && r != Cast.Head))
            steps.Add(new(Cast.Head, D, () => new AddToRoster(EntityId.Parse("r-" + role.Id), role.Participant, role.Id, GroupId.Parse(role.Group!), role.Roster!.Value)));
        steps.AddRange(
        [
            new(Cast.Head, D, () => new AddToRoster(roster, ParticipantId.Parse("temporary"), tokens.For(D), GroupId.Parse("org/acme"), RosterRole.Member)),
            new(Cast.Head, D, () => new ChangeRole(roster, RosterRole.Member, RosterRole.Adviser)),
            new(Cast.Head, D, () => new EndRosterEntry(roster, null, Day)),
            new(Cast.Head, D, () => new EditTitle(new Edit(title, tokens.For(D), tokens.For(D)))),
            new(Cast.Head, D, () => new EditMandate(new Edit(null, tokens.For(D)))),
            new(Cast.Member, D, () => new AddPoint(point, number, pointTitle)),
            new(Cast.Member, D, () => new AddPoint(second, tokens.For(D), tokens.For(D))),
            new(Cast.Member, D, () => new EditPointTitle(second, new Edit(TitleOf(second), tokens.For(D)))),
            new(Cast.Member, D, () => new RenumberPoint(second, new Edit(NumberOf(second), tokens.For(D)))),
            new(Cast.Member, D, () => new MovePoint(second)),
            new(Cast.Member, D, () => new LinkWorkItem(second, ActorId.Parse("work-item/" + Word(second)))),
            new(Cast.Member, D, () => new UnlinkWorkItem(second, ActorId.Parse("work-item/" + Word(second)))),
            new(Cast.Member, D, () => new SetStance(point, Stance.NotYet, Stance.Oppose)),
            new(Cast.Member, D, () => new EditPositionText(point, PositionText.PreferredOutcome, new Edit(null, tokens.For(D, Ca)))),
            new(Cast.Member, D, () => new EditPositionText(point, PositionText.RedLine, new Edit(null, text, tokens.For(D)))),
            new(Cast.Member, D, () => new SetSpokesperson(point, null, Cast.Member.Participant)),
            new(Cast.Head, D, () => new SetAuthority(point, PositionAuthority.AnyMember, PositionAuthority.SpokespersonAndHead)),
            new(Cast.Member, D, () => new Concur(point, TextVersion(point), Answer.Object, tokens.For(D))),
            new(Cast.Head, D, () => new ChangePositionState(point, TextVersion(point), PositionState.Draft, PositionState.InReview)),
            new(Cast.Member, D, () => new AddNote(note, noteText, point)),
            new(Cast.Member, D, () => new EditNote(note, new Edit(noteText, tokens.For(D)))),
            new(Cast.Member, D, () => new RemoveNote(note)),
            new(Cast.Liaison, G, () => new AddNote(tokens.Id(G), tokens.For(G))),
            new(Cast.Member, Acme, () => new AddNote(tokens.Id(Acme), tokens.For(Acme))),
            new(Cast.Head, P, () => new AddNote(tokens.Id(P), tokens.For(P))),
            new(Cast.Member, D, () => new AddTask(task, taskTitle, Cast.Head.Participant, Day)),
            new(Cast.Member, D, () => new EditTaskTitle(task, new Edit(taskTitle, tokens.For(D)))),
            new(Cast.Member, D, () => new AssignTask(task, Cast.Head.Participant, Cast.Member.Participant)),
            new(Cast.Member, D, () => new SetDue(task, Day, Day.AddDays(1))),
            new(Cast.Member, D, () => new CompleteTask(task)),
            new(Cast.Member, D, () => new ReopenTask(task)),
            new(Cast.Liaison, G, () => new DraftView(view, GroupId.Parse("office/standards"), tokens.For(G), viewText, Day, Day.AddDays(30), point)),
            new(Cast.Liaison, G, () => new EditViewSubject(view, new Edit(SubjectOf(view), subject))),
            new(Cast.Liaison, G, () => new EditViewText(view, new Edit(viewText, newText))),
            new(Cast.Liaison, G, () => new SetViewValidity(view, new Validity(Day, Day.AddDays(30)), new Validity(Day))),
            new(Cast.Liaison, G, () => new PublishView(view, Look(G).Views.TryGetValue(view, out var v) ? v.TextVersion : 0)),
            new(Cast.Liaison, G, () => new WithdrawView(view)),
            new(Cast.Head, D, () => new PublishPosition(point, GroupId.Parse("partner/ca"), TextVersion(point), [PositionText.PreferredOutcome])),
            new(Cast.Partner, Ca, () => new RespondToPosition(point, 1, Stance.Support, tokens.For(Ca))),
            new(Cast.Head, D, () => new WithdrawPosition(point, GroupId.Parse("partner/ca"))),
            new(Cast.Member, D, () => new RemovePoint(second)),
        ]);
        return steps;
    }

    /// <summary>The state of the head's or liaison's compartment, for commands that name what they saw.</summary>
    public Func<CompartmentId, DelegationState> Look { get; set; } = _ => DelegationState.Empty;

    private string? TitleOf(EntityId point) => Look(D).Agenda.TryGetValue(point, out var p) ? p.Title.Value : null;
    private string? NumberOf(EntityId point) => Look(D).Agenda.TryGetValue(point, out var p) ? p.Number.Value : null;
    private string? SubjectOf(EntityId view) => Look(G).Views.TryGetValue(view, out var v) ? v.Subject.Value : null;
    private int TextVersion(EntityId point) => Look(D).Positions.TryGetValue(point, out var p) ? p.TextVersion : 0;
    private static string Word(EntityId id) => id.Value;
}
