using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Web.Delegations;
using Tracker.Web.Live;

namespace Tracker.Web.Tests.Delegations;

public sealed class BallotCountingTests : BunitContext
{
    public static readonly TheoryData<BallotCount?> Counts = new()
    {
        (BallotCount?)null, new BallotCount("iso-approval", new()), new BallotCount("iso-enquiry", new(12, 3, 17, 4, 0), "N 123"),
        new BallotCount("itu-t-tap", new(Against: 1), "The report"),
    };

    [Theory, MemberData(nameof(Counts))]
    public void Form_begins_with_what_was_counted_and_says_the_same(BallotCount? count)
    {
        var (read, no) = BallotFields.Read(new FormWords(BallotFields.Of(count)));
        Assert.Null(no);
        Assert.Equal(count ?? new("iso-enquiry", new()), read);
    }

    [Theory]
    [InlineData("five"), InlineData("-1"), InlineData("1.5"), InlineData("1,000")]
    public void Number_that_is_none_is_refused_at_its_field(string written)
    {
        var words = BallotFields.Of(new("iso-enquiry", new(12, 3, 17, 4), "N 123"));
        words["against"] = written;
        Assert.Equal("against", BallotFields.Read(new FormWords(words)).No!.Field);
    }

    [Theory]
    [InlineData(4, "The rule is met"), InlineData(6, "The rule is not met"), InlineData(null, "Not known yet whether the rule is met")]
    public void Verdict_stands_beside_its_rule_its_clause_and_its_source(int? against, string verdict)
    {
        var page = Render<BallotCounting>(p => p.Add(c => c.Count, new BallotCount("iso-enquiry", new(12, 3, 17, against), "N 123")));
        var said = page.Find("div").TextContent;
        Assert.All(new[] { verdict, "2.6.3", "Counted: N 123", "12 weeks" }, words => Assert.Contains(words, said, StringComparison.Ordinal));
    }
}
