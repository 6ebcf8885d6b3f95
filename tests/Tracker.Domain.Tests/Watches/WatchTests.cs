using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Watches;

public sealed class WatchTests
{
    private static readonly DateTimeOffset Start = new(2022, 3, 31, 9, 0, 0, TimeSpan.Zero);
    private static readonly CompartmentId Acme = CompartmentId.Organization("acme");
    private static readonly Principal Official = Someone("official", "office/standards"), Expert = Someone("expert", "org/acme");

    private static readonly WatchTerms Terms = new(
        [new("New IP", new(PartialDate.Parse("2019-09"), PartialDate.Parse("2020-12"))), new("FVCN")], ["Orion"], ["deterministic forwarding"],
        new("No discussion of the topic", new DateOnly(2022, 3, 31)));

    private readonly RecordBench bench = new(new WatchKind(), ActorId.Parse("watch/new-ip"), Start);

    [Fact]
    public void Watch_is_added_changed_and_ended_and_stays_to_be_read()
    {
        Assert.Null(Send(Official, new AddWatch("New IP", Terms)));
        var wider = Terms with { Words = [.. Terms.Words, "network of networks"] };
        Assert.Null(Send(Official, new ChangeWatch(Terms, wider)));
        Assert.Equal(wider, State.Terms.Value);
        Assert.Null(Send(Official, new EndWatch("Taken over by another watch")));
        Assert.Equal(("Taken over by another watch", "New IP"), (State.EndedFor.Value, State.Title.Value));
        Assert.Equal(RejectionCode.IllegalStep, Send(Official, new ChangeWatch(wider, Terms))?.Code);
    }

    [Fact]
    public void Two_who_change_the_same_terms_meet_a_conflict()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Send(Official, new ChangeWatch(Terms, Terms with { Ban = null }));
        var refused = Send(Someone("colleague", "office/trade"), new ChangeWatch(Terms, Terms with { Sponsors = [] }));
        Assert.Equal((RejectionCode.Conflict, Official.Id), (refused?.Code, refused?.CurrentBy));
    }

    [Fact]
    public void Watch_of_an_office_does_not_exist_for_a_company()
    {
        Send(Official, new AddWatch("New IP", Terms));
        Assert.Equal(Rejection.NotFound, Send(Expert, new EndWatch("Not mine")));
        Assert.Equal(Rejection.NotFound, Send(Expert, new AddNote(EntityId.Parse("n"), "Seen in SG11"), Acme));
        Assert.Equal(Rejection.NotFound, Send(Official, new AddWatch("Other", Terms), Acme));
    }

    [Fact]
    public void Company_adds_a_watch_and_notes_for_its_own_people()
    {
        Assert.Null(Send(Expert, new AddWatch("New IP", Terms), Acme));
        Assert.Null(Send(Expert, new AddNote(EntityId.Parse("n"), "Seen in SG11"), Acme));
        Assert.Equal(Rejection.NotFound, Send(Official, new AddNote(EntityId.Parse("n"), "Seen"), Acme));
    }

    [Theory]
    [InlineData("nothing to look for", RejectionCode.Invalid, "terms")]
    [InlineData("an empty name", RejectionCode.Required, "terms.names")]
    [InlineData("a name that ends before it starts", RejectionCode.Invalid, "terms.names")]
    [InlineData("an empty word", RejectionCode.Required, "terms.words")]
    [InlineData("a ban without a decision", RejectionCode.Required, "terms.ban")]
    [InlineData("too many sponsors", RejectionCode.TooMany, "terms")]
    public void Terms_that_cannot_be_are_refused(string what, string code, string field)
    {
        var terms = what switch
        {
            "nothing to look for" => WatchTerms.None with { Ban = Terms.Ban },
            "an empty name" => Terms with { Names = [new(" ")] },
            "a name that ends before it starts" => Terms with { Names = [new("A", new(PartialDate.Parse("2021"), PartialDate.Parse("2020-12")))] },
            "an empty word" => Terms with { Words = [""] },
            "a ban without a decision" => Terms with { Ban = new("", new DateOnly(2022, 3, 31)) },
            _ => Terms with { Sponsors = [.. Enumerable.Range(0, WatchTerms.Most + 1).Select(i => $"Sponsor {i}")] },
        };
        Assert.Equal((code, field), Send(Official, new AddWatch("New IP", terms)) is { } no ? (no.Code, no.Field) : default);
        Assert.False(bench.Record.Exists);
    }

    [Fact]
    public void List_shows_what_is_looked_for_and_until_when_a_ban_holds()
    {
        Send(Official, new AddWatch("New IP", Terms));
        var listing = bench.Kind.ListingOf(CompartmentId.Government, State);
        Assert.Equal(("New IP", "New IP, FVCN, Orion, deterministic forwarding"), (listing?.Title, listing?.Detail["looksFor"]));
        Assert.Equal("2022-03-31", listing?.Detail["banUntil"]);
    }

    private Watch State => bench.In<Watch>(CompartmentId.Government)!;

    private Rejection? Send(Principal by, Command command, CompartmentId? at = null) => bench.Send(by, at ?? CompartmentId.Government, command).Rejection;

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new Membership(GroupId.Parse(group))]);
}
