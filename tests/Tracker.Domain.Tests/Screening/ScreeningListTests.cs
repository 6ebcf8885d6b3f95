using Tracker.Domain.Directory;
using Tracker.Domain.Screening;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Screening;

public sealed class ScreeningListTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);
    private static readonly Principal Official = Someone("official", "office/trade"), Expert = Someone("expert", "org/acme");
    private static readonly ActorId Orion = ActorId.Parse("organization/orion");
    private static readonly EntityId Entry = EntityId.Parse("e1");
    private static readonly string Printed = new('a', 64), Names = new('b', 64), Other = new('c', 64);

    private readonly RecordBench bench = new(new ScreeningKind(), ScreeningKind.Consolidated, Start);

    [Fact]
    public void Version_is_in_use_until_it_is_taken_back_and_the_same_file_again_changes_nothing()
    {
        Assert.Null(Send(Official, Adopt("v1", '1')));
        Assert.Null(Send(Official, Adopt("v2", '2')));
        Assert.Null(Send(Official, Adopt("v3", '2')));
        Assert.Equal(("v2", "v1", 2), (State.Current!.Id.Value, State.Before!.Id.Value, State.Versions.Length));
        Assert.Equal("Only the version in use can be taken back.", Send(Official, new TakeBackListVersion(EntityId.Parse("v1"), "No"))?.Sentence);
        Assert.Null(Send(Official, new TakeBackListVersion(EntityId.Parse("v2"), "Another file")));
        Assert.Equal(("v1", null), (State.Current!.Id.Value, State.Before?.Id.Value));
        Assert.Equal("This version is taken back already.", Send(Official, new TakeBackListVersion(EntityId.Parse("v2"), "Again"))?.Sentence);
        Assert.Equal("2026-11-28", bench.Kind.ListingOf(CompartmentId.Government, State)!.Detail["dated"]);
    }

    [Fact]
    public void Decision_holds_until_the_entry_or_our_names_change()
    {
        Send(Official, Adopt("v1", '1'));
        Assert.Null(Send(Official, Decide(LikenessVerdict.NotTheSame)));
        var decided = State.Of(Orion, Entry)!;
        Assert.True(decided.Settles(Printed, Names));
        Assert.False(decided.Settles(Other, Names));
        Assert.False(decided.Settles(Printed, Other));
        Assert.Null(Send(Official, Decide(LikenessVerdict.Unsure)));
        Assert.False(State.Of(Orion, Entry)!.Settles(Printed, Names));
        Assert.Equal(Official.Id, State.Of(Orion, Entry)!.By);
    }

    [Theory]
    [InlineData("no list", RejectionCode.NotFound)]
    [InlineData("no reason", RejectionCode.Required)]
    [InlineData("a person", RejectionCode.Invalid)]
    [InlineData("a wrong digest", RejectionCode.Invalid)]
    public void Decision_that_says_too_little_is_refused(string what, string code)
    {
        if (what != "no list") Send(Official, Adopt("v1", '1'));
        var decide = Decide(LikenessVerdict.Same);
        Assert.Equal(code, Send(Official, what switch
        {
            "no reason" => decide with { Reason = " " },
            "a person" => decide with { Organization = ActorId.Parse("person/a") },
            "a wrong digest" => decide with { NamesDigest = "b" },
            _ => decide,
        })?.Code);
    }

    [Fact]
    public void Nobody_but_the_government_knows_of_it()
    {
        Send(Official, Adopt("v1", '1'));
        Assert.Equal(Rejection.NotFound, Send(Expert, Decide(LikenessVerdict.Same)));
        Assert.Equal(Rejection.NotFound, Send(Expert, Adopt("v2", '2')));
    }

    private ScreeningList State => bench.In<ScreeningList>(CompartmentId.Government)!;

    private Rejection? Send(Principal by, Command command) => bench.Send(by, CompartmentId.Government, command).Rejection;

    private static DecideLikeness Decide(LikenessVerdict verdict) => new(Orion, Entry, Printed, Names, verdict, "Another address");

    private static AdoptListVersion Adopt(string id, char digest) => new(
        EntityId.Parse(id), "List", new CapturedDocument(new string(digest, 64), DocumentForm.Text, 10, WhyNoText: "A list"), "list.csv",
        PartialDate.Parse("2026-11-28"), 3);

    private static Principal Someone(string id, string group) =>
        new(ParticipantId.Parse(id), id, [new Membership(GroupId.Parse(group))]);
}
