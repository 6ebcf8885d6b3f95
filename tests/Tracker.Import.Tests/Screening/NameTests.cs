using Tracker.Domain.Screening;
using Tracker.Import.Screening;

namespace Tracker.Import.Tests.Screening;

/// <summary>Names are compared over scripts, abbreviations and legal forms, and the reasons are said.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("Orionis Technologies Co., Ltd.", "ORIONIS TECHNOLOGY COMPANY LIMITED")]
    [InlineData("Orionis S.A.", "Orionis")]
    [InlineData("Órioniß GmbH", "Orioniss")]
    [InlineData("so-called \"Orionis Institute\"", "The Orionis Institute")]
    [InlineData("所谓的华北星研究所", "华北星研究所")]
    [InlineData("星河通信技术有限公司", "Xinghe Tongxin Jishu Youxian Gongsi")]
    [InlineData("星河通信技术有限公司", "Xinghe Communication Technology Co., Ltd.")]
    [InlineData("星河通信技术有限公司", "Xing He Communications Technologies Ltd")]
    [InlineData("第十三研究所", "13th Research Institute")]
    [InlineData("Institute of Orionis, Univ. of Vega", "University of Vega Orionis Institute")]
    [InlineData("Vega Sattelite Works", "Vega Satelite Works")]
    [InlineData("ＯＲＩＯＮＩＳ", "orionis")]
    public void Same_name_in_other_words_is_found(string ours, string theirs)
    {
        var found = Of(ours, theirs);
        Assert.True(found is { Score: >= 90 }, $"{found}");
    }

    [Theory]
    [InlineData("Beijing Institute of Technology", "Harbin Institute of Technology")]
    [InlineData("38th Research Institute of Orionis", "54th Research Institute of Orionis")]
    [InlineData("National Bank of Trade", "National Bank of Industry")]
    [InlineData("Orionis Technology", "Vega Technology")]
    [InlineData("Institute of Physics", "Institute of Chemistry")]
    [InlineData("Bank Bank Bank Bank", "Bank of Orionis")]
    public void Other_name_with_the_same_common_words_is_not_found(string ours, string theirs) => Assert.Null(Of(ours, theirs));

    [Theory]
    [InlineData("…")]
    [InlineData("\"–\" (.)")]
    [InlineData("The Company Ltd.")]
    [InlineData("有限公司")]
    [InlineData("so-called")]
    [InlineData("   ")]
    public void Name_of_which_nothing_is_left_matches_nothing(string empty)
    {
        var index = new ListIndex(ListFile.Names, [Entry("Orionis"), Entry(empty), Entry("Company")]);
        Assert.Null(index.Like([empty]));
        Assert.Equal(["Orionis"], index.Like(["Orionis"])!.Value.Select(l => l.Entry.Name));
        Assert.Equal(2, index.NotCompared);
    }

    [Fact]
    public void Word_that_a_name_repeats_counts_once()
    {
        Assert.Equal(Of("Orionis Trading", "Orionis Vega")?.Score, Of("Orionis Orionis Orionis Trading", "Orionis Vega")?.Score);
        Assert.Equal(100, Of("Orionis Orionis", "Orionis")!.Score);
    }

    [Fact]
    public void Abbreviation_that_two_bodies_share_is_said_of_both_and_never_as_the_same_name()
    {
        var index = new ListIndex(ListFile.Names, [Entry("Vega Orionis Kepler Institute"), Entry("Valley Ocean Kinetics Institute"), Entry("Kepler Works")]);
        var found = index.Like(["VOKI"])!.Value;
        Assert.Equal(2, found.Length);
        Assert.All(found, f => Assert.Equal((LikenessRule.Initials, Likeness.OfInitials), (f.Likeness.Rule, f.Likeness.Score)));
        Assert.Equal(LikenessRule.SameAbbreviation, Of("VOKI", "Valley Institute (VOKI)")!.Rule);
        Assert.Null(Of("VOKI", "VOKA"));
    }

    [Fact]
    public void Words_that_agree_and_those_that_are_left_are_said()
    {
        var found = Of("星河技术大学", "Xinghe University of Technologies and Arts")!;
        Assert.Equal(
            [("星河", "xinghe", WordAgreement.Meaning), ("技术", "technologies", WordAgreement.Meaning), ("大学", "university", WordAgreement.Meaning)],
            found.Agreed.Select(a => (a.Ours, a.Theirs, a.How)));
        Assert.Equal(("arts", 0), (Assert.Single(found.OnlyTheirs), found.OnlyOurs.Length));
        Assert.Equal(WordAgreement.Spelling, Of("Orionis", "Orionsi")!.Agreed[0].How);
    }

    [Fact]
    public void Index_finds_what_comparing_each_pair_finds()
    {
        string[] names =
        [
            "Orionis Technologies Co.", "星河通信技术有限公司", "Xing He Communication", "Vega Orionis Kepler Institute", "VOKI", "Beijing Orionis Institute",
            "38th Institute", "Hi Silicate", "HiSilicate Ltd", "Institute of Physics", "Physics Academy", "Orionsi",
        ];
        var index = new ListIndex(ListFile.Names, [.. names.Select(Entry)]);
        Assert.All(names, name => Assert.Equal(
            names.Where(other => Of(name, other) is not null).Order(StringComparer.Ordinal),
            index.Like([name])!.Value.Select(l => l.Entry.Name).Order(StringComparer.Ordinal)));
    }

    private static Likeness? Of(string ours, string theirs) =>
        (from one in ListFile.Names.Read(ours) from other in ListFile.Names.Read(theirs)
         let found = Likeness.Of(one, other) where found is not null orderby found.Score descending select found).FirstOrDefault();

    private static ListEntry Entry(string name) => new(ListEntry.KeyOf(name), new string('0', 64), 2, "Entity List", name, [], []);
}
