using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Playbooks;

public sealed class PlaybookTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme");
    private static readonly Principal Official = Someone("official", "office/standards"), Expert = Someone("expert", "org/acme"),
        Guest = Someone("guest", "partner/ca");

    private static readonly PlaybookStep Criticism = new(EntityId.Parse("sdo"), "Ask for criticism", "Standards organisation", -28,
        Facts: [new(ActorId.Parse("work-item/itu/newip"), EntityId.Parse("c1"), "IETF")]);

    private static readonly PlaybookStep Vote = new(EntityId.Parse("vote"), "Prepare the vote", Days: 2, From: StepMoment.Closes);

    private readonly RecordBench bench = new(new PlaybookKind(), ActorId.Parse("playbook/new-ip"), Start);

    [Fact]
    public void Playbook_is_made_changed_and_retired_and_stays_to_be_read()
    {
        Assert.Null(Send(Official, Add(Criticism)));
        Assert.Null(Send(Official, new AddStep(Vote)));
        var longer = Criticism with { Days = -42 };
        Assert.Null(Send(Official, new ChangeStep(Criticism, longer)));
        Assert.Equal([longer, Vote], State.All);
        Assert.Null(Send(Official, new RemoveStep(Criticism.Id)));
        Assert.Equal([Vote], State.All);
        Assert.Equal("1", bench.Kind.ListingOf(CompartmentId.Government, State)!.Detail["steps"]);
        Assert.Null(Send(Official, new RetirePlaybook("There is a newer one")));
        Assert.Equal(RejectionCode.IllegalStep, Send(Official, new AddStep(Criticism))?.Code);
        Assert.Equal(("New IP", false), (State.Title.Value, State.IsOn));
    }

    [Fact]
    public void Two_who_change_the_same_step_meet_a_conflict_and_others_do_not()
    {
        Send(Official, Add(Criticism, Vote));
        Send(Official, new ChangeStep(Criticism, Criticism with { What = "Ask IETF" }));
        var refused = Send(Someone("colleague", "office/trade"), new ChangeStep(Criticism, Criticism with { What = "Ask IEEE" }));
        Assert.Equal((RejectionCode.Conflict, Official.Id), (refused?.Code, refused?.CurrentBy));
        Assert.Null(Send(Someone("colleague", "office/trade"), new ChangeStep(Vote, Vote with { Days = 1 })));
    }

    [Fact]
    public void Step_is_due_from_the_first_or_the_last_day_of_the_gathering()
    {
        var (opens, closes) = (new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 12));
        Assert.Equal(new DateOnly(2027, 2, 1), Criticism.DueOn(opens, closes));
        Assert.Equal(new DateOnly(2027, 3, 14), Vote.DueOn(opens, closes));
        Assert.Null((Vote with { Days = null }).DueOn(opens, closes));
    }

    [Theory]
    [InlineData("no step", RejectionCode.Invalid, "steps")]
    [InlineData("a step twice", RejectionCode.Duplicate, "steps")]
    [InlineData("a step without words", RejectionCode.Required, "steps[0].what")]
    [InlineData("a step in eleven years", RejectionCode.Invalid, "steps[0].days")]
    [InlineData("no case", RejectionCode.Required, "madeFrom")]
    public void Playbook_that_cannot_be_is_refused(string what, string code, string field)
    {
        var command = what switch
        {
            "no step" => Add(),
            "a step twice" => Add(Vote, Vote),
            "a step without words" => Add(Vote with { What = " " }),
            "a step in eleven years" => Add(Vote with { Days = 4_000 }),
            _ => Add(Vote) with { MadeFrom = "" },
        };
        Assert.Equal((code, field), Send(Official, command) is { } no ? (no.Code, no.Field) : default);
        Assert.False(bench.Record.Exists);
    }

    [Fact]
    public void Playbook_of_an_office_does_not_exist_for_a_company()
    {
        Assert.Equal(Rejection.NotFound, Send(Expert, Add(Vote)));
        Assert.Null(Send(Official, Add(Vote)));
        Assert.Equal(Rejection.NotFound, Send(Expert, new AddStep(Criticism)));
        Assert.Equal(Rejection.NotFound, Send(Expert, new AddStep(Criticism), Acme));
    }

    [Fact]
    public void Public_playbook_is_written_by_members_of_organisations_and_only_read_by_guests()
    {
        Assert.Equal(RejectionCode.NotFound, Send(Guest, Add(Vote), CompartmentId.Record)?.Code);
        Assert.Null(Send(Expert, Add(Vote), CompartmentId.Record));
        Assert.Null(Send(Official, new AddStep(Criticism), CompartmentId.Record));
        Assert.Equal(RejectionCode.Forbidden, Send(Guest, new RemoveStep(Vote.Id), CompartmentId.Record)?.Code);
    }

    [Fact]
    public void Playbook_for_every_participant_names_no_delegation()
    {
        var made = Add(Vote) with { Cases = [ActorId.Parse("delegation/sg13")] };
        Assert.Equal("cases", Send(Expert, made, CompartmentId.Record)?.Field);
        Assert.Null(Send(Expert, made, Acme));
        Assert.Null(Send(Expert, Add(Vote) with { Cases = [ActorId.Parse("work-item/itu/newip")] }, CompartmentId.Record));
    }

    [Fact]
    public void Step_has_one_task_in_each_delegation_however_often_it_is_started()
    {
        var (first, second) = (ActorId.Parse("delegation/sg13"), ActorId.Parse("delegation/sg11"));
        Assert.Equal(Vote.TaskIn(first, bench.Actor), (Vote with { What = "Prepare the ballot" }).TaskIn(first, bench.Actor));
        Assert.Distinct(
        [
            Vote.TaskIn(first, bench.Actor), Vote.TaskIn(second, bench.Actor), Vote.TaskIn(first, ActorId.Parse("playbook/other")),
            Criticism.TaskIn(first, bench.Actor),
        ]);
    }

    private static AddPlaybook Add(params PlaybookStep[] steps) => new("New IP", "New IP, 2019 to 2020", [.. steps]);

    private Playbook State => bench.In<Playbook>(CompartmentId.Government)!;

    private Rejection? Send(Principal by, Command command, CompartmentId? at = null) => bench.Send(by, at ?? CompartmentId.Government, command).Rejection;

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new Membership(GroupId.Parse(group))]);
}
