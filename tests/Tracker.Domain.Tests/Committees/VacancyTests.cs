using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Committees;

/// <summary>The officers of a working group as the study has them: when a term is listed as ending, and who follows.</summary>
public sealed class VacancyTests
{
    private static readonly Reference Yuan = new("Yuan Yuan"), Qian = new("Heng Qian"), Ning = new("Ning Sun"), Zhang = new("Hongwei Zhang");

    private static readonly ClaimBook Officers = Of(
        Term("convenor", Yuan, "2015-10", "2016-10"), Term("convenor", Qian, "2016-11", "2022-12"), Term("secretary", Ning, "2020-07", "2020-09"),
        Term("secretary", Zhang, "2020-09", null));

    [Theory]
    [InlineData("2022-06-30", null), InlineData("2022-07-01", "convenor Heng Qian 2022-12"), InlineData("2022-12-31", "convenor Heng Qian 2022-12")]
    [InlineData("2023-01-01", null), InlineData("2020-09-01", "secretary Ning Sun 2020-09, then Hongwei Zhang")]
    public void Term_is_listed_from_half_a_year_before_it_is_over(string day, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Vacancy.Of(Officers, DateOnly.Parse(day, null)).Select(Said));

    [Fact]
    public void Two_results_of_two_sources_both_follow_until_one_is_withdrawn()
    {
        var elected = Of([.. Officers.Claims, Term("convenor", new("A"), "2023-01", null), Term("convenor", new("B"), "2023-01", null)]);
        Assert.Equal(["convenor Heng Qian 2022-12, then A or B"], Vacancy.Of(elected, new DateOnly(2022, 12, 1)).Select(Said));
        var wrong = elected.Claims[^1];
        var settled = Of([.. elected.Claims.Replace(wrong, wrong with { Superseded = new("Misheard", wrong.By, wrong.At) })]);
        Assert.Equal(["convenor Heng Qian 2022-12, then A"], Vacancy.Of(settled, new DateOnly(2022, 12, 1)).Select(Said));
    }

    [Fact]
    public void What_is_only_said_and_what_has_no_last_day_is_no_vacancy()
    {
        var heard = Term("convenor", Qian, "2016-11", "2022-12");
        heard = heard with { Assertion = heard.Assertion with { Hearsay = new Hearsay("A colleague") } };
        Assert.Empty(Vacancy.Of(Of(heard, Term("secretary", Zhang, "2020-09", null)), new DateOnly(2022, 12, 1)));
    }

    private static string Said(Vacancy vacancy) =>
        $"{vacancy.Role} {vacancy.Holder?.Name} {vacancy.Ends}"
        + (vacancy.Next.IsEmpty ? "" : ", then " + string.Join(" or ", vacancy.Next.Select(n => n.Name)));

    private static ClaimBook Of(params Claim[] claims) => ClaimBook.Empty with { Claims = [.. claims] };

    private static Claim Term(string role, Reference who, string from, string? to) => new(
        new Assertion(EntityId.New(), new RoleHeld(role, who), new Source("A list", "A line"),
            new PartialInterval(PartialDate.Parse(from), to is null ? null : PartialDate.Parse(to))),
        ParticipantId.System, DateTimeOffset.UnixEpoch, 1);
}
