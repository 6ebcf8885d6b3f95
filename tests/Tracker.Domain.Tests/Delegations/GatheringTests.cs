using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class GatheringTests
{
    private static readonly AnnouncedGathering First = new("ITU-T SG13", "SG13 meeting, July 2022", new(2022, 7, 4), new(2022, 7, 15));
    private static readonly AnnouncedGathering Later = First with { OpensOn = new(2022, 9, 5), ClosesOn = new(2022, 9, 16) };
    private readonly Bench bench = Seated();

    [Fact]
    public void Changed_gathering_is_known_to_all_who_knew_the_first_and_stands_in_the_list()
    {
        bench.Accept(Head, Delegation, new ChangeGathering(First, Later));

        Assert.Equal(Later, bench.In(Delegation).Facts!.Goes);
        Assert.Equal(Later, bench.In(Government).Announced);
        Assert.Equal(Later, bench.In(CompartmentId.Program).Announced);
        foreach (var at in new[] { Delegation, Government, CompartmentId.Program })
            Assert.Equal("2022-09-05 2022-09-16", $"{Detail(at, "opensOn")} {Detail(at, "closesOn")}");
    }

    [Fact]
    public void Gathering_that_another_head_changed_meanwhile_is_a_conflict_with_what_stands()
    {
        bench.Accept(Head, Delegation, new HandOverHeadship(Id("head"), Id("r-mia")));
        bench.Accept(Member, Delegation, new ChangeGathering(First, Later));

        var conflict = bench.Refuse(RejectionCode.Conflict, Member, Delegation, new ChangeGathering(First, First with { Committee = "ITU-T SG11" }));

        Assert.Equal(
            ("gathering", "ITU-T SG13, SG13 meeting, July 2022, 2022-09-05 to 2022-09-16", Member.Id),
            (conflict.Field, conflict.Current, conflict.CurrentBy));
        bench.Ignore(Member, Delegation, new ChangeGathering(First, Later));
    }

    public static readonly TheoryData<AnnouncedGathering, string, string> Broken = new()
    {
        { First with { Committee = " " }, RejectionCode.Required, "committee" },
        { First with { Gathering = "" }, RejectionCode.Required, "gathering" },
        { First with { Gathering = new('g', 301) }, RejectionCode.TooLong, "gathering" },
        { First with { ClosesOn = new(2022, 7, 3) }, RejectionCode.Invalid, "closesOn" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Gathering_is_refused_for_what_is_refused_at_creation(AnnouncedGathering to, string code, string field)
    {
        var refused = bench.Refuse(code, Head, Delegation, new ChangeGathering(First, to));
        var atCreation = new Bench().Refuse(code, Official, Delegation,
            Creation with { Committee = to.Committee, Gathering = to.Gathering, OpensOn = to.OpensOn, ClosesOn = to.ClosesOn });
        Assert.Equal((field, atCreation), (refused.Field, refused));
    }

    [Fact]
    public void Gathering_is_changed_by_the_head_only()
    {
        foreach (var who in new[] { Speaker, Member, Liaison, Adviser, Observer })
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new ChangeGathering(First, Later));
        bench.Refuse(RejectionCode.NotFound, Official, Delegation, new ChangeGathering(First, Later));
    }

    private string Detail(CompartmentId at, string name) => Kind.ListingOf(at, bench.In(at))!.Detail[name];
}
