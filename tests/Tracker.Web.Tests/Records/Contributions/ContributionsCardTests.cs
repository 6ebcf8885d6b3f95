using Bunit;
using Tracker.Domain.Claims;
using Tracker.Domain.Contributions;
using Tracker.Domain.Shared;
using Tracker.Web.Records.Contributions;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records.Contributions;

public sealed class ContributionsCardTests : BunitContext
{
    private static readonly ActorId Acme = ActorId.Parse("organization/acme"), Committee = ActorId.Parse("committee/itu-t/sg13");
    private readonly FakeReads reads;

    public ContributionsCardTests()
    {
        reads = new Frame(this, new FakeHub()).Reads;
        reads.Contributed.AddRange(
        [
            Made("c1", "Syldavia", Incorporation.PartlyIncorporated, "clause 6"), Made("c2", "Syldavia"), Made("c3", null, Incorporation.Noted),
            Made("c2r1", "Syldavia", revises: "c2") with
            {
                Sponsors = [new(new("Acme", Acme), Country: "Syldavia"), new(new("Orion"), PartyKind.Organization, true)],
            },
        ]);
    }

    [Fact]
    public void List_says_what_became_of_each_and_counts_revisions_once_and_joint_ones_for_each()
    {
        var page = Render<ContributionsCard>(p => p.Add(c => c.Of, Committee));
        Assert.Equal(3, page.FindAll("table.facts tbody tr").Count);
        Assert.Contains("Partly incorporated clause 6", Plain(page.Find("table.facts").TextContent), StringComparison.Ordinal);
        Assert.Contains("no outcome recorded", page.Markup, StringComparison.Ordinal);
        Assert.Contains("revises 1 earlier document", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Orion (co-sponsor)", Plain(page.Find("table.facts").TextContent), StringComparison.Ordinal);
        var figures = Plain(page.Find("details").TextContent);
        Assert.Contains("Syldavia2", figures, StringComparison.Ordinal);
        Assert.Contains("Acme3 1 of 2 with a recorded outcome taken up, 1 in part", figures, StringComparison.Ordinal);
        Assert.Contains("Orion1 no outcome recorded", figures, StringComparison.Ordinal);
        Assert.Contains(ContributionCounts.Rule, page.Markup, StringComparison.Ordinal);
        Assert.Contains("2 with a sponsor whose country is unknown.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Organisation_has_its_own_rate_with_both_numbers_and_never_a_zero_where_nothing_is_recorded()
    {
        var page = Render<ContributionsCard>(p => p.Add(c => c.Of, Acme));
        Assert.Contains("3 submitted; 1 of 2 with a recorded outcome taken up, 1 in part; 1 without a recorded outcome.", Plain(page.Markup),
            StringComparison.Ordinal);

        reads.Contributed.RemoveAll(c => c.Outcome is not null);
        page = Render<ContributionsCard>(p => p.Add(c => c.Of, Acme));
        Assert.Contains("1 submitted; no outcome recorded.", Plain(page.Markup), StringComparison.Ordinal);
        Assert.DoesNotContain("%", page.Find("#contributions").TextContent, StringComparison.Ordinal);
    }

    private static string Plain(string text) => string.Join(' ', System.Text.RegularExpressions.Regex.Replace(text, "<[^>]*>", "")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static ContributionFacts Made(
        string key, string? country, Incorporation? outcome = null, string? clause = null, string? revises = null) => new(
        ActorId.Parse("contribution/" + key), "Title of " + key, [new(new("Acme", Acme), Country: country)], [],
        revises is null ? [] : [new(revises, ActorId.Parse("contribution/" + revises))], key.ToUpperInvariant(),
        Outcome: outcome is { } o ? new(o, EntityId.Parse("o"), clause) : null);
}
