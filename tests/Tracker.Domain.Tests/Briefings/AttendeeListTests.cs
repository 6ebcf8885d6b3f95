using Tracker.Domain.Briefings;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Briefings;

public sealed class AttendeeListTests
{
    private static readonly ActorId Shi = ActorId.Parse("person/shi"), Center = ActorId.Parse("organization/center"),
        Other = ActorId.Parse("organization/other");

    private static readonly KnownName[] Names =
    [
        new(Shi, "Hongsong Shi"), new(Shi, "施红松"), new(Center, "China Information Technology Security Evaluation Center"),
        new(Center, "中国信息安全测评中心"),
        new(Center, "CNITSEC", IsShort: true), new(Other, "University of Science and Technology"),
    ];

    [Theory]
    [InlineData("Hongsong Shi"), InlineData("SHI Hongsong"), InlineData("Dr. Shi, Hongsong"), InlineData("Mr Hongsong  SHI (CNITSEC)")]
    [InlineData("施红松博士")]
    [InlineData("Shi, Hongsong; China Information Technology Security Evaluation Center")]
    public void Person_is_known_with_a_title_in_two_scripts_and_with_the_family_name_first(string line) =>
        Assert.Contains(Shi, Read(line)[0].Known.Select(k => k.Who));

    [Theory]
    [InlineData("CNITSEC"), InlineData("China Information Technology Security Evaluation Centre")]
    [InlineData("Information Technology Security Evaluation Center")]
    public void Same_abbreviation_or_a_name_that_is_only_similar_is_asked_about_and_never_taken_for_the_same(string line)
    {
        var read = Read(line)[0];
        Assert.Equal(AttendeeMatch.Asked, read.Match);
        Assert.Empty(read.Known);
        Assert.Contains(Center, read.Similar.Select(k => k.Who));
    }

    [Theory]
    [InlineData("Somebody else"), InlineData("…"), InlineData("Dr."), InlineData("Shi")]
    public void Name_of_which_nothing_is_left_or_that_nobody_has_is_unknown_and_matches_nobody(string line) =>
        Assert.Equal(AttendeeMatch.Unknown, Read(line)[0].Match);

    [Fact]
    public void List_that_is_too_long_or_has_a_line_that_is_no_text_is_refused_whole()
    {
        var long_ = string.Join('\n', Enumerable.Repeat("Somebody", AttendeeList.Most + 1));
        Assert.Equal("An attendee list can have at most 2000 lines; this has 2001.", AttendeeList.Read(long_, Names).Refused?.Sentence);
        Assert.Equal("'list' must not be empty.", AttendeeList.Read(" \n ", Names).Refused?.Sentence);
        var (lines, refused) = AttendeeList.Read("Shi\n" + new string('x', TextLimits.Title + 1), Names);
        Assert.StartsWith("Line 2:", refused?.Sentence, StringComparison.Ordinal);
        Assert.Empty(lines);
        Assert.Equal(AttendeeList.Most, AttendeeList.Read(string.Join('\n', Enumerable.Repeat("Somebody", AttendeeList.Most)), Names).Lines.Length);
    }

    private static System.Collections.Immutable.ImmutableArray<AttendeeLine> Read(string list)
    {
        var (lines, refused) = AttendeeList.Read(list, Names);
        Assert.Null(refused);
        return lines;
    }
}
