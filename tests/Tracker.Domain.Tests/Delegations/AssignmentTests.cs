using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class AssignmentTests
{
    private readonly Bench bench = Seated();

    private static AssignRole Takes(PointRole role, Principal who) => new(Point, role, who.Id);

    private RoleLine Line(PointRole role, DateOnly? day = null) => PointRoles.Of(bench.In(Delegation), Point, role, day ?? Today);

    [Theory]
    [InlineData(PointRole.Spokesperson), InlineData(PointRole.NoteTaker), InlineData(PointRole.Editor), InlineData(PointRole.RapporteurCandidate)]
    public void Member_volunteers_and_the_head_releases_them(PointRole role)
    {
        Assert.True(Line(role).IsGap);
        bench.Accept(Member, Delegation, Takes(role, Member));
        Assert.Equal([Member.Id], Line(role).Takes);
        bench.Ignore(Member, Delegation, Takes(role, Member));
        bench.Accept(Head, Delegation, new ReleaseRole(Point, role, Member.Id));
        Assert.True(Line(role).IsGap);
        bench.Ignore(Head, Delegation, new ReleaseRole(Point, role, Member.Id));
    }

    [Fact]
    public void Head_assigns_anyone_and_others_only_themselves()
    {
        bench.Accept(Head, Delegation, Takes(PointRole.Editor, Liaison));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, Takes(PointRole.Editor, Speaker));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new ReleaseRole(Point, PointRole.Editor, Liaison.Id));
        bench.Accept(Liaison, Delegation, new ReleaseRole(Point, PointRole.Editor, Liaison.Id));
    }

    [Fact]
    public void One_speaks_and_one_takes_notes_and_several_edit()
    {
        foreach (var role in (PointRole[])[PointRole.Spokesperson, PointRole.NoteTaker])
        {
            bench.Accept(Member, Delegation, Takes(role, Member));
            Assert.Equal("role", bench.Refuse(RejectionCode.IllegalStep, Liaison, Delegation, Takes(role, Liaison)).Field);
        }
        bench.Accept(Member, Delegation, Takes(PointRole.Editor, Member));
        bench.Accept(Liaison, Delegation, Takes(PointRole.Editor, Liaison));
        Assert.Equal([Member.Id, Liaison.Id], Line(PointRole.Editor).Takes);
        Assert.Equal(3, PointRoles.TakenBy(bench.In(Delegation), Member.Id).Count());
    }

    [Fact]
    public void Observer_and_someone_not_on_the_roster_have_no_role_and_an_adviser_only_by_the_head()
    {
        Assert.Equal("participant", bench.Refuse(RejectionCode.Invalid, Head, Delegation, Takes(PointRole.NoteTaker, Observer)).Field);
        Assert.Equal("participant", bench.Refuse(RejectionCode.Invalid, Head, Delegation, Takes(PointRole.NoteTaker, Colleague)).Field);
        bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, Takes(PointRole.NoteTaker, Observer));
        bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, Takes(PointRole.NoteTaker, Adviser));
        bench.Accept(Head, Delegation, Takes(PointRole.NoteTaker, Adviser));
    }

    [Fact]
    public void Volunteering_to_speak_gives_no_right_that_the_head_has_kept_back()
    {
        bench.Accept(Head, Delegation, new SetAuthority(Point, PositionAuthority.AnyMember, PositionAuthority.SpokespersonAndHead));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, Takes(PointRole.Spokesperson, Member));
        bench.Accept(Member, Delegation, Takes(PointRole.NoteTaker, Member));
        bench.Accept(Head, Delegation, Takes(PointRole.Spokesperson, Member));
        bench.Accept(Member, Delegation, new ReleaseRole(Point, PointRole.Spokesperson, Member.Id));
    }

    [Theory]
    [InlineData(PointRole.Spokesperson), InlineData(PointRole.NoteTaker)]
    public void Member_who_left_the_roster_leaves_a_gap_that_another_fills(PointRole role)
    {
        bench.Accept(Member, Delegation, Takes(role, Member));
        var entry = bench.In(Delegation).Roster.Values.Single(r => r.Participant == Member.Id);
        bench.Accept(Head, Delegation, new EndRosterEntry(entry.Id, null, Today));
        Assert.False(Line(role).IsGap);
        bench.Day = Today.AddDays(1);
        Assert.Equal((true, Member.Id), (Line(role, bench.Day).IsGap, Line(role, bench.Day).Left.Single()));

        bench.Accept(Liaison, Delegation, Takes(role, Liaison));
        Assert.Equal((Liaison.Id, true), (Line(role, bench.Day).Takes.Single(), Line(role, bench.Day).Left.IsEmpty));
    }

    [Fact]
    public void Role_at_a_point_that_is_none_or_was_removed_is_refused()
    {
        Assert.Equal("point", bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new AssignRole(Id("none"), PointRole.Editor, Member.Id)).Field);
        bench.Accept(Head, Delegation, new RemovePoint(Point));
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, Takes(PointRole.Editor, Member));
    }
}
