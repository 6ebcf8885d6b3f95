using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Subjects;

namespace Tracker.Domain.Tests.Claims;

/// <summary>What tables print of statements.</summary>
public sealed class StatementColumnsTests
{
    private static readonly ActorId Cesi = ActorId.Parse("organization/org007");

    [Fact]
    public void Every_statement_has_a_word_and_says_something_in_a_few()
    {
        foreach (var statement in Samples.Statements)
        {
            Assert.True(StatementColumns.IsWord(statement.Word()));
            Assert.False(string.IsNullOrWhiteSpace(statement.Value()), statement.Word());
        }
        Assert.False(StatementColumns.IsWord("dance"));
    }

    [Fact]
    public void Country_organisation_and_records_are_columns_where_the_statement_has_them()
    {
        var editor = new Editor(new Reference("CESI", Cesi), new Reference("Li", ActorId.Parse("person/li")), "China");
        Assert.Equal(("China", Cesi.Value, null), (editor.Country(), editor.Organization(), editor.Committee()));
        Assert.Equal([Cesi, ActorId.Parse("person/li")], editor.Records());
        Assert.Equal("CESI, Li", editor.Value());
        Assert.Equal("CESI", new SupportingMember(new Reference("CESI")).Organization());
        Assert.Equal("committee/sg13", new OfCommittee(new Reference("SG13", ActorId.Parse("committee/sg13"))).Committee());
        Assert.Equal("Germany", new TakesPart(DocumentRole.Proposer, PartyKind.Country, new Reference("Germany")).Country());
        Assert.Null(new Titled("New IP").Country());
        Assert.Equal([Cesi], new LiaisonPoint(new("CESI", Cesi), LiaisonStance.Ask, "Why?", new("CESI", Cesi)).Records());
    }

    [Fact]
    public void Claim_was_preferred_from_each_choice_to_the_next()
    {
        var book = ClaimBook.Empty;
        var (a, b) = (EntityId.Parse("a"), EntityId.Parse("b"));
        foreach (var (minute, happened) in ((int, Event)[])
        [
            (1, Titled("a")), (2, Titled("b")), (3, new ClaimPreferred(a, "x")), (4, new ClaimPreferred(b, "x")), (5, new ClaimPreferred(a, "x")),
            (6, new ClaimSuperseded(b, "x")), (7, new ClaimPreferred(a, "again")),
        ])
            book = book.Apply(new Recorded(CompartmentId.Record, minute, OperationId.New(), ParticipantId.System, null, At(minute), happened));
        Assert.Equal([(At(3), (DateTimeOffset?)At(4)), (At(5), null)], book.PreferredDuring(book.Find(a)!));
        Assert.Equal([(At(4), (DateTimeOffset?)At(5))], book.PreferredDuring(book.Find(b)!));

        static ClaimRecorded Titled(string id) => new(new Assertion(EntityId.Parse(id), new Titled(id)));
        static DateTimeOffset At(int minute) => new(2026, 11, 29, 9, minute, 0, TimeSpan.Zero);
    }
}
