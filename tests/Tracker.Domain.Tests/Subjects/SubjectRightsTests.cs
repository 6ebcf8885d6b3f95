using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

public sealed class SubjectRightsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly Desk item = Desk.Opened(WorkItem.Kind);

    [Theory]
    [InlineData("expert", "record", Right.Write)]
    [InlineData("expert", "government", Right.None)]
    [InlineData("expert", "org/north-star", Right.Write)]
    [InlineData("expert", "org/southern-cross", Right.None)]
    [InlineData("expert", "program", Right.None)]
    [InlineData("liaison", "record", Right.Write)]
    [InlineData("liaison", "government", Right.Write)]
    [InlineData("liaison", "org/north-star", Right.None)]
    [InlineData("manager", "record", Right.Write)]
    [InlineData("manager", "program", Right.Write)]
    [InlineData("manager", "government", Right.None)]
    [InlineData("admin", "record", Right.Write)]
    [InlineData("admin", "government", Right.None)]
    [InlineData("admin", "administration", Right.None)]
    [InlineData("guest", "record", Right.Read)]
    [InlineData("guest", "program", Right.None)]
    [InlineData("partner", "record", Right.Read)]
    [InlineData("partner", "partner/friends", Right.None)]
    [InlineData("former", "record", Right.Read)]
    [InlineData("former", "org/north-star", Right.None)]
    [InlineData("system", "record", Right.Write)]
    [InlineData("system", "government", Right.None)]
    public void Right_in_a_compartment_follows_from_current_groups(string who, string compartment, Right right)
    {
        var principal = who switch
        {
            "expert" => Desk.Expert,
            "liaison" => Desk.Liaison,
            "manager" => Desk.Manager,
            "admin" => Desk.Administrator,
            "guest" => Desk.Guest,
            "system" => Desk.TheProgram,
            "partner" => Desk.Someone("partner", "partner/friends"),
            _ => new Principal(ParticipantId.Parse("former"), "Former", [new Membership(GroupId.Parse("org/north-star"), null, Today.AddDays(-1))]),
        };
        var standing = Standing.Of(principal, AccessList.Empty, Today);
        Assert.Equal(right, item.Kind.RightIn(standing, CompartmentId.Parse(compartment)));
        if (compartment == "record") Assert.Equal(right == Right.Write ? Right.Write : Right.None, item.Kind.RightToCreate(standing, CompartmentId.Record));
    }

    [Fact]
    public void Private_note_is_refused_in_the_public_record()
    {
        var commands = ((Type[])[typeof(NoteCommand), typeof(ConcernCommand)])
            .SelectMany(Codec.TypesOf).Select(t => Arbitrary.Of<Command>(t).Single());
        foreach (var command in commands)
            foreach (var who in new[] { Desk.Expert, Desk.Liaison, Desk.Manager, Desk.Administrator, Desk.TheProgram })
                Assert.Equal(RejectionCode.Forbidden, item.Send(who, command)?.Code);
        Assert.Equal(CompartmentId.Record, Assert.Single(item.Record.Compartments).Key);
    }

    [Fact]
    public void Record_is_opened_once_and_only_in_record()
    {
        var open = new OpenSubject(Desk.Id("t"), "Again", Desk.From(), "ITU-T");
        Assert.Equal(RejectionCode.Duplicate, item.Send(Desk.Rival, open)?.Code);
        Assert.Equal((RejectionCode.Invalid, "compartment"), Refused(new Desk(WorkItem.Kind).Send(Desk.Liaison, open, CompartmentId.Government)));
    }

    [Fact]
    public void Last_title_can_be_superseded_by_a_title_but_not_taken_away()
    {
        var other = new Assertion(Desk.Id("other"), new AlsoNamed("Other"), Desk.From());
        Assert.Equal((RejectionCode.Invalid, "claim"), Refused(item.Send(Desk.Expert, new WithdrawClaim(Desk.Id("title"), "wrong"))));
        Assert.Equal((RejectionCode.Invalid, "claim"), Refused(item.Send(Desk.Expert, new SupersedeClaim(Desk.Id("title"), other, "wrong"))));
        Assert.Null(item.Send(Desk.Expert, new SupersedeClaim(Desk.Id("title"), other with { Statement = new Titled("Better") }, "typo")));
        Assert.Equal("Better", item.Facts.Title);
    }

    [Fact]
    public void Private_claim_of_a_status_follows_the_body_of_the_record()
    {
        var step = new RecordClaim(new Assertion(Desk.Id("s"), new StatusReached(StatusCode.Parse("consented")), Desk.From()));
        Assert.Equal(RejectionCode.IllegalStep, item.Send(Desk.Liaison, step, CompartmentId.Government)?.Code);
    }

    private static (string?, string?) Refused(Rejection? rejection) => (rejection?.Code, rejection?.Field);
}
