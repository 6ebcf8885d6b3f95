using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Contributions;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Tests.Subjects;

namespace Tracker.Domain.Tests.Contributions;

public sealed class ContributionTests
{
    private readonly Desk desk = Desk.Opened(BodyContribution.Kind, body: null, "Key management for QKD networks");

    private ContributionFacts Facts => ContributionFacts.Of(ActorId.Parse("contribution/one"), desk.Facts.Book);

    [Fact]
    public void Record_says_who_submitted_what_where_and_what_became_of_it()
    {
        Assert.Null(desk.Claim(new Identified("SG13-C0123")));
        Assert.Null(desk.Claim(new OfContributionSort(ContributionSort.TermDefinition)));
        Assert.Null(desk.Claim(new SubmittedTo(new("Q16/13", ActorId.Parse("committee/itu-t/sg13/q16"))), "2022-07-01"));
        Assert.Null(desk.Claim(new SubmittedAt(new("SG13, July 2022")), "2022-07-04"));
        Assert.Null(desk.Claim(new Sponsored(new("Second"), PartyKind.Organization, CoSponsor: true)));
        Assert.Null(desk.Claim(new Sponsored(new("Syldavia"), PartyKind.Country)));
        Assert.Null(Facts.Outcome);
        Assert.Null(desk.Claim(new OutcomeReached(Incorporation.PartlyIncorporated, "clause 6"), "2022-07-15"));

        Assert.Equal(("SG13-C0123", ContributionSort.TermDefinition, "2022-07-04"), (Facts.Number, Facts.Sort, Facts.Day?.Value));
        Assert.Equal([("Syldavia", "Syldavia"), ("Second", null)], Facts.Sponsors.Select(s => (s.Sponsor.Name, s.Country)));
        Assert.Equal((Incorporation.PartlyIncorporated, "clause 6", "A report"), (Facts.Outcome!.Outcome, Facts.Outcome.Clause, Facts.Outcome.Document));
        Assert.Equal("partly incorporated", BodyContribution.Kind.ListingOf(CompartmentId.Record, desk.Facts)!.Detail["outcome"]);
    }

    [Fact]
    public void What_only_others_claim_is_no_outcome()
    {
        Assert.Null(desk.Claim(new OutcomeReached(Incorporation.Incorporated), "2022-07-15", hearsay: new Hearsay("A delegate")));
        Assert.Null(Facts.Outcome);
    }

    [Fact]
    public void Clause_is_named_only_where_text_took_it_up() =>
        Assert.Equal("statement.clause", desk.Claim(new OutcomeReached(Incorporation.Noted, "clause 6"))?.Field);

    [Fact]
    public void Contribution_that_two_countries_sponsor_counts_once_and_once_for_each()
    {
        var rows = new[] { ("A", 10), ("B", 17), ("C", 1), ("D", 3), ("E", 1), ("F", 2) };
        var all = rows.SelectMany(r => Enumerable.Range(0, r.Item2).Select(i => Made($"{r.Item1}{i}", [r.Item1]))).ToList();
        all[0] = Made("A0", ["A", "F"]);
        var counts = ContributionCounts.Of(RevisionChain.Of(all));
        Assert.Equal((34, 35), (counts.Submitted, counts.Countries.Sum(c => c.Submitted)));
        Assert.Equal([("B", 17), ("A", 10), ("D", 3), ("F", 3), ("C", 1), ("E", 1)], counts.Countries);
    }

    [Fact]
    public void Rate_of_an_organisation_is_over_those_with_a_recorded_outcome()
    {
        var counts = ContributionCounts.Of(RevisionChain.Of(
        [
            Made("1", ["A"], Incorporation.Incorporated), Made("2", ["A"], Incorporation.PartlyIncorporated), Made("3", ["A", "B"], Incorporation.Noted),
            Made("4", ["A"]), Made("5", ["C"]),
        ]));
        Assert.Equal([(4, 3, 2, 1), (1, 1, 0, 0), (1, 0, 0, 0)], counts.Organizations.Select(o => (o.Submitted, o.Recorded, o.TakenUp, o.InPart)));
        Assert.Equal((5, 3), (counts.Submitted, counts.Recorded));
    }

    [Fact]
    public void Revisions_count_once_with_the_outcome_of_the_latest_also_if_they_revise_each_other()
    {
        var chain = Assert.Single(RevisionChain.Of(
            [Made("r2", ["A"], Incorporation.Incorporated, "r1"), Made("r0", ["A", "B"], Incorporation.Noted), Made("r1", ["A"], null, "r0")]));
        Assert.Equal(["r0", "r1", "r2"], chain.Documents.Select(d => d.Number));
        Assert.Equal(1, ContributionCounts.Of([chain]).Organizations.Single().TakenUp);
        Assert.Single(RevisionChain.Of([Made("a", ["A"], null, "b"), Made("b", ["A"], null, "a")]));
    }

    [Fact]
    public void Every_document_is_in_one_chain_and_swapped_countries_swap_their_figures() => Gen.Select(
        Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[0, 3], (one, revises, by) => Made($"d{one}", [$"{(char)('A' + by)}"], null, $"d{revises}"))
        .Array[0, 12].Sample(all =>
        {
            var chains = RevisionChain.Of(all);
            Assert.Equal(all.Select(c => c.Actor).Distinct().Order(), chains.SelectMany(c => c.Documents).Select(d => d.Actor).Order());
            var swapped = ContributionCounts.Of(RevisionChain.Of(all.Select(c => c with { Sponsors = [.. c.Sponsors.Select(Swap)] })));
            Assert.Equal(
                ContributionCounts.Of(chains).Countries.Select(c => (Other(c.Country), c.Submitted)).Order(),
                swapped.Countries.Select(c => (c.Country, c.Submitted)).Order());
        });

    private static SponsorFact Swap(SponsorFact s) => s with { Country = Other(s.Country!) };

    private static string Other(string country) => country switch { "A" => "B", "B" => "A", _ => country };

    private static ContributionFacts Made(string number, string[] by, Incorporation? outcome = null, string? revises = null) => new(
        ActorId.Parse("contribution/" + number.ToLowerInvariant()), number,
        [.. by.Select(b => new SponsorFact(new("Org " + b), PartyKind.Organization, false, b))], [],
        revises is null ? [] : [new(revises, ActorId.Parse("contribution/" + revises))], number,
        Outcome: outcome is { } o ? new(o, EntityId.Parse("o")) : null);
}
