using System.Collections.Immutable;
using CsCheck;
using Tracker.Domain.Participating;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Participating;

public sealed class WithdrawalCountsTests
{
    private static readonly DateOnly Today = new(2027, 2, 20);
    private static readonly Quarter Last = new(2026, 4);

    private static readonly Gen<CountedReason> Any = Gen.Select(
        Gen.Int[1, 9], Gen.Int[0, 11], Gen.Enum<AwayReason>(),
        (company, back, reason) => new CountedReason(Company(company), Quarter.Of(Today.AddMonths(-3 * back)), reason));

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    [InlineData(6, 6)]
    public void Fewer_than_five_companies_are_not_said(int companies, int? shown)
    {
        var table = WithdrawalCounts.Of(Enumerable.Range(1, companies).Select(c => new CountedReason(Company(c), Last, AwayReason.Cost)), Today)[0];
        Assert.Equal((Last, shown), (table.Quarter, table.Reasons.Single(r => r.Reason == AwayReason.Cost).Companies));
        Assert.All(table.Reasons, r => Assert.True(r.Reason == AwayReason.Cost || r.Companies is null));
    }

    [Fact]
    public void Company_counts_once_for_a_reason_and_quarter_however_many_committees_it_left()
    {
        var often = Enumerable.Repeat(new CountedReason(Company(1), Last, AwayReason.Staff), 9);
        Assert.All(WithdrawalCounts.Of(often, Today)[0].Reasons, r => Assert.Null(r.Companies));
    }

    /// <summary>Whoever reads before and after a company recorded something reads the same.</summary>
    [Fact]
    public void One_more_entry_changes_no_count_on_the_day_on_which_it_is_recorded() =>
        Gen.Select(Any.List[0, 60], Any).Sample((before, more) =>
            Same(WithdrawalCounts.Of(before, Today), WithdrawalCounts.Of([.. before, more with { In = Quarter.Of(Today) }], Today)));

    /// <summary>A table that could be read once reads the same on every later day, whatever is recorded meanwhile.</summary>
    [Fact]
    public void Ended_quarter_never_changes() =>
        Gen.Select(Any.List[0, 60], Any.List[0, 20], Gen.Int[0, 700]).Sample((before, later, days) =>
        {
            var then = Today.AddDays(days);
            var now = WithdrawalCounts.Of(before, Today);
            var after = WithdrawalCounts.Of([.. before, .. later.Select(l => l with { In = Quarter.Of(then) })], then);
            return after.All(q => now.FirstOrDefault(n => n.Quarter == q.Quarter) is not { } known || Same([known], [q]));
        });

    [Theory]
    [InlineData("2026-12-31", "2026-Q3", "2027-01-02")]
    [InlineData("2027-01-01", "2026-Q3", "2027-01-02")]
    [InlineData("2027-01-02", "2026-Q4", "2027-04-02")]
    public void Quarter_is_counted_from_the_second_day_after_it(string today, string last, string next)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(last, WithdrawalCounts.Of([], day)[0].Quarter.ToString());
        Assert.Equal(next, WithdrawalCounts.NextOn(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Correction_counts_only_before_the_quarter_has_ended()
    {
        RecordedBasis wrong = At("l1", 2026, 12, 30), inTime = At("l2", 2026, 12, 31, "l1"), late = At("l2", 2027, 1, 1, "l1");
        Assert.Equal("2026-Q4:Cost", Counted(wrong));
        Assert.Equal("2026-Q4:Staff", Counted(wrong, inTime with { Entry = inTime.Entry with { Reason = AwayReason.Staff } }));
        Assert.Equal("2026-Q4:Cost 2027-Q1:Cost", Counted(wrong, late));
        Assert.Equal("2026-Q4:Cost", Counted(wrong, late with { Entry = late.Entry with { IsCounted = false } }));
        Assert.Null(Counted(wrong with { Entry = wrong.Entry with { IsCounted = false } }));
    }

    [Fact]
    public void Row_of_a_list_is_read_as_it_was_written() =>
        Assert.Equal(
            [new CountedReason(Company(1), Last, AwayReason.Cost), new CountedReason(Company(1), new(2027, 1), AwayReason.LegalRepercussions)],
            CountedReason.Read(Company(1), "2026-Q4:Cost 2027-Q1:LegalRepercussions"));

    private static string? Counted(params RecordedBasis[] lines) => new BasisKind()
        .ListingOf(CompartmentId.Organization("c1"), BasisLog.Empty with { Venue = ActorId.Parse("committee/a"), Name = "A", Lines = [.. lines] })!
        .Detail.GetValueOrDefault("counted");

    private static RecordedBasis At(string id, int year, int month, int day, string? corrects = null) => new(
        new BasisEntry(
            EntityId.Parse(id), ParticipationStatus.Left, PartialDate.Parse("2026"), "The fees", [], AwayReason.Cost, IsCounted: true,
            corrects is null ? null : EntityId.Parse(corrects)),
        ParticipantId.Parse("engineer"), new DateTimeOffset(year, month, day, 23, 0, 0, TimeSpan.Zero));

    private static bool Same(ImmutableArray<QuarterCounts> one, ImmutableArray<QuarterCounts> other) =>
        one.Select(q => q.Quarter).SequenceEqual(other.Select(q => q.Quarter))
        && one.Zip(other).All(p => p.First.Reasons.AsSpan().SequenceEqual(p.Second.Reasons.AsSpan()));

    private static GroupId Company(int number) => GroupId.Parse($"org/c{number}");
}
