using System.Collections.Immutable;
using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;

namespace Tracker.Domain.Tests.Watches;

/// <summary>What matches a watch, and in which order.</summary>
public sealed class WatchMatcherTests
{
    private static readonly ActorId Item = ActorId.Parse("work-item/x"), Huawei = ActorId.Parse("organization/huawei");
    private static readonly ActorId Sg13 = ActorId.Parse("committee/itu-t/sg13");

    private static readonly WatchTerms NewIp = new(
        [new("New IP"), new("Future Vertical Communications Networks"), new("新型网络")], ["Huawei", "China Mobile"],
        ["decentralized internet architecture", "vertical"], Records: ImmutableSortedDictionary<string, ActorId>.Empty.Add("Huawei", Huawei));

    [Theory]
    [InlineData("Future Vertical Communications Networks: requirements", MatchKind.Name)]
    [InlineData("FUTURE VERTICAL COMMUNICATIONS NETWORKS", MatchKind.Name)]
    [InlineData("Future vertical communications framework", MatchKind.NearName)]
    [InlineData("Vertical communications networks beyond 2030", MatchKind.NearName)]
    [InlineData("Néw IP, shaping the network", MatchKind.Name)]
    [InlineData("Ｎｅｗ　ＩＰ", MatchKind.Name)]
    [InlineData("面向2030的新型网络架构", MatchKind.Name)]
    [InlineData("New IPv6 addresses", null)]
    [InlineData("Renew IP licences", null)]
    [InlineData("Future communications networks", null)]
    [InlineData("新型网", null)]
    public void Name_is_found_whole_or_nearly(string title, MatchKind? expected) =>
        Assert.Equal(expected, Match(NewIp with { Words = [], Sponsors = [], Records = null }, title).Select(r => (MatchKind?)r.Kind).SingleOrDefault());

    [Fact]
    public void Sponsor_is_found_by_its_record_or_by_its_name()
    {
        Assert.Equal(MatchKind.Sponsor, Assert.Single(Match(NewIp, "A title", new Reference("华为", Huawei))).Kind);
        Assert.Equal(MatchKind.Sponsor, Assert.Single(Match(NewIp, "A title", new Reference("Huawei Technologies Co., Ltd"))).Kind);
        Assert.Equal("China Mobile Hangzhou Research Institute",
            Assert.Single(Match(NewIp, "A title", new Reference("China Mobile Hangzhou Research Institute"))).Found);
        Assert.Empty(Match(NewIp, "A title", new Reference("China Telecom"), new Reference("Mobile of China")));
    }

    [Fact]
    public void Rank_is_alias_then_sponsor_and_words_then_sponsor_then_words()
    {
        ImmutableArray<MatchReason>[] found =
        [
            Match(NewIp, "Future vertical communications framework"),
            Match(NewIp, "A decentralized Internet architecture", new Reference("Huawei")),
            Match(NewIp, "A title", new Reference("Huawei")),
            Match(NewIp, "A decentralized Internet architecture", new Reference("Orion")),
        ];
        Assert.Equal([MatchRank.Name, MatchRank.SponsorAndWords, MatchRank.Sponsor, MatchRank.Words], found.Select(MatchReason.RankOf));
    }

    [Fact]
    public void Committees_narrow_a_sponsor_or_words_and_not_a_name()
    {
        var there = NewIp with { Committees = ["ITU-T SG13"], Records = NewIp.Records!.Add("ITU-T SG13", Sg13) };
        var (huawei, elsewhere) = (new Reference("Huawei", Huawei), new Reference("SG17", ActorId.Parse("committee/itu-t/sg17")));
        Assert.Empty(new WatchMatcher(there).Match(Of("A title", [huawei], [elsewhere])));
        Assert.NotEmpty(new WatchMatcher(there).Match(Of("New IP", [], [elsewhere])));
        Assert.NotEmpty(new WatchMatcher(there).Match(Of("A title", [huawei], [new("SG13", Sg13)])));
        Assert.NotEmpty(new WatchMatcher(there).Match(Of("A title", [huawei], [new("Q6", ActorId.Parse("committee/itu-t/sg13/q6"))])));
        Assert.NotEmpty(new WatchMatcher(there).Match(Of("A title", [huawei], [new("ITU-T SG13 Q6")])));
        Assert.NotEmpty(new WatchMatcher(there).Match(Of("A title", [huawei], [])));
    }

    [Fact]
    public void Name_is_found_wherever_it_stands_between_other_words() =>
        Gen.Select(Word.Array[0, 6], Word.Array[1, 4], Word.Array[0, 6]).Sample((before, name, after) =>
        {
            var terms = new WatchTerms([new(string.Join(' ', name))], [], []);
            var title = string.Join(", ", (string[])[.. before, string.Join('-', name).ToUpperInvariant(), .. after]);
            return Match(terms, title) is [{ Kind: MatchKind.Name }];
        });

    [Fact]
    public void Text_that_shares_no_word_with_the_terms_is_no_match() =>
        Gen.Select(Word.Array[1, 4], Word.Array[1, 8]).Sample((name, text) =>
        {
            var others = text.Where(w => !name.Contains(w)).Append("other").ToArray();
            var terms = new WatchTerms([new(string.Join(' ', name))], [string.Join(' ', name)], [string.Join(' ', name)]);
            return Match(terms, string.Join(' ', others), new Reference(string.Join(' ', others))).IsEmpty;
        });

    [Fact]
    public void Candidate_has_names_sponsors_and_committees_of_its_statements()
    {
        var candidate = Candidate.Of(Item,
        [
            new Titled("Old title", Former: true), new Titled("Framework"), new AlsoNamed("FVCN"), new Identified("TD 12"),
            new Contribution("C-7", ContributionKind.NewWorkItem, [new("Huawei", Huawei), new("MIIT")], "Vertical communications"),
            new SupportingMember(new("Orion")), new OfCommittee(new("SG13", Sg13)),
        ])!;
        Assert.Equal("Framework", candidate.Title);
        Assert.Equal(["Old title", "Framework", "FVCN", "TD 12", "Vertical communications"], candidate.Texts);
        Assert.Equal(["Huawei", "MIIT", "Orion"], candidate.Sponsors.Select(s => s.Name));
        Assert.Equal(Sg13, Assert.Single(candidate.Committees).Actor);
        Assert.Null(Candidate.Of(Item, []));
    }

    private static readonly string[] Some = ["future", "vertical", "network", "plane", "é", "5", "qos", "tcp", "网"];
    private static readonly Gen<string> Word = Gen.Int[0, Some.Length - 1].Select(i => Some[i]);

    private static ImmutableArray<MatchReason> Match(WatchTerms terms, string title, params Reference[] sponsors) =>
        new WatchMatcher(terms).Match(Of(title, [.. sponsors], []));

    private static Candidate Of(string title, ImmutableArray<Reference> sponsors, ImmutableArray<Reference> committees) =>
        new(Item, title, [title], sponsors, committees);
}
