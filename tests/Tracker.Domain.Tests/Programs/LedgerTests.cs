using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Programs.ProgramBench;

namespace Tracker.Domain.Tests.Programs;

public sealed class LedgerTests
{
    private readonly ProgramBench program = new();

    [Fact]
    public void Money_goes_from_plan_to_outlay_and_what_is_not_spent_comes_back()
    {
        program.Accept(Post(Flow.Plan, 90_000));
        program.Accept(Post(Flow.Commitment, 60_000));
        program.Accept(Post(Flow.Obligation, 50_000));
        program.Accept(Post(Flow.Outlay, 20_000));
        program.Accept(Post(Flow.Deobligation, 5_000));
        Assert.Equal(new Balance(90_000, 60_000, 45_000, 20_000), Balance.Of(program.Ledger.Entries));
    }

    [Fact]
    public void Obligation_one_cent_over_the_commitment_is_a_sentence_at_the_amount()
    {
        program.Accept(Post(Flow.Commitment, 1_000));
        var no = program.Send(Post(Flow.Obligation, 1_001));
        Assert.Equal("amount.units", no?.Field);
        Assert.Equal("There is 10.00 USD of the commitments to this stream left to obligate; this is 10.01 USD.", no?.Sentence);
        program.Accept(Post(Flow.Obligation, 1_000));
    }

    [Fact]
    public void Commitments_do_not_exceed_the_fund_over_all_streams()
    {
        program.Accept(Manager, Open, Streaming(Other));
        program.Accept(Post(Flow.Commitment, 60_000));
        Assert.Equal(
            "There is 400.00 USD left to commit in this fund; this is 400.01 USD.", program.Send(Post(Flow.Commitment, 40_001, stream: Other))?.Sentence);
        program.Accept(Post(Flow.Commitment, 40_000, stream: Other));
    }

    [Fact]
    public void First_and_last_day_of_availability_are_in_it_and_the_days_beside_are_not()
    {
        program.Accept(Post(Flow.Commitment, 1_000, First));
        program.Accept(Post(Flow.Obligation, 1_000, Last));
        program.Accept(Post(Flow.Outlay, 100, First));
        program.Accept(Post(Flow.Outlay, 100, Last));
        program.Bench.Now = program.Bench.Now.AddDays(40);
        foreach (var flow in (Flow[])[Flow.Commitment, Flow.Obligation, Flow.Outlay])
            foreach (var day in (DateOnly[])[First.AddDays(-1), Last.AddDays(1)])
                Assert.Equal("on", program.Send(Post(flow, 1, day))?.Field);
        program.Accept(Post(Flow.Deobligation, 100, Last.AddDays(1)));
    }

    [Fact]
    public void Only_plans_are_dated_after_today()
    {
        program.Bench.Now = program.Bench.Now.AddDays(-30);
        Assert.Equal("Only a plan can be dated after today.", program.Send(Post(Flow.Commitment, 1))?.Sentence);
        program.Accept(Post(Flow.Plan, 1));
    }

    [Fact]
    public void Correction_is_a_counter_entry_and_removes_nothing()
    {
        var wrong = Post(Flow.Commitment, 1_000);
        program.Accept(wrong);
        program.Accept(new CorrectEntry(EntityId.New(), wrong.Shares[0].Entry, Last, "Wrong stream"));
        Assert.Equal([1_000, -1_000], program.Ledger.Entries.Select(e => e.Units));
        Assert.Equal(default, Balance.Of(program.Ledger.Entries));
        Assert.Equal(
            "This was corrected already.", program.Send(new CorrectEntry(EntityId.New(), wrong.Shares[0].Entry, Last, "Again"))?.Sentence);
    }

    [Fact]
    public void What_others_build_on_is_corrected_last()
    {
        var commitment = Post(Flow.Commitment, 1_000);
        program.Accept(commitment);
        program.Accept(Post(Flow.Obligation, 1));
        Assert.StartsWith(
            "This commitment is obligated in part.", program.Send(new CorrectEntry(EntityId.New(), commitment.Shares[0].Entry, Last, "No"))?.Sentence,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Amount_in_another_currency_needs_a_rate_and_its_source()
    {
        var swiss = Post(Flow.Plan, 10_000) with { Amount = new Amount(10_000, "CHF") };
        Assert.Equal("amount.rate", program.Send(swiss)?.Field);
        Assert.Equal("An amount in CHF needs the rate to USD, the currency of the fund.", program.Send(swiss)?.Sentence);
        Assert.Equal("amount.rateSource", program.Send(swiss with { Amount = swiss.Amount with { Rate = 1.125m } })?.Field);
        program.Accept(swiss with { Amount = new Amount(10_000, "CHF", 1.125m, "Bank, 19 Feb") });
        Assert.Equal(11_250, program.Ledger.Entries[^1].Units);
        Assert.Equal("CHF", program.Ledger.Entries[^1].Entered?.Currency);
        Assert.Equal("amount.rate", program.Send(Post(Flow.Plan, 1) with { Amount = new Amount(1, "USD", 1.1m, "Bank") })?.Field);
    }

    [Fact]
    public void Amount_divided_by_three_adds_up_also_after_a_conversion()
    {
        var (second, third) = (EntityId.Parse("s2"), EntityId.Parse("s3"));
        program.Accept(Manager, Open, Streaming(second));
        program.Accept(Manager, Open, Streaming(third));
        Share[] three = [new(EntityId.New(), Line), new(EntityId.New(), second), new(EntityId.New(), third)];
        program.Accept(new PostEntry(Flow.Plan, Last, ProgramBench.Fund, [.. three], new Amount(10_000, "JPY", 0.00667m, "Bank"), "Shared"));
        Assert.Equal([2_224, 2_223, 2_223], program.Ledger.Entries.Select(e => e.Units));
        Assert.Equal([3_334, 3_333, 3_333], program.Ledger.Entries.Select(e => e.Entered!.Units));
        Assert.Equal(3, program.Ledger.Entries.Length);
    }

    [Fact]
    public void Fiscal_year_that_ends_before_it_begins_is_a_sentence_at_the_field()
    {
        var no = program.Send(new AddFund(Money with { Id = EntityId.New(), YearTo = First.AddDays(-1) }));
        Assert.Equal(("fund.yearTo", "The fiscal year must end after it begins."), (no?.Field, no?.Sentence));
        Assert.Equal("fund.to", program.Send(new AddFund(Money with { Id = EntityId.New(), To = First.AddDays(-1) }))?.Field);
    }

    [Fact]
    public void Second_of_two_who_obligate_the_last_dollar_is_told_what_is_left()
    {
        program.Accept(Post(Flow.Commitment, 100));
        program.Accept(Manager, Closed, Post(Flow.Obligation, 100));
        var no = program.Send(Someone("second", "program"), Closed, Post(Flow.Obligation, 100));
        Assert.Equal("There is 0.00 USD of the commitments to this stream left to obligate; this is 1.00 USD.", no?.Sentence);
    }

    [Theory, InlineData("1,234.5", 123_450L), InlineData("0.01", 1L), InlineData("0.001", null), InlineData("-1", null), InlineData("ten", null)]
    [InlineData("1234567", 123_456_700L), InlineData(" 1,234,567 ", 123_456_700L), InlineData("1,,000", null), InlineData("1,2,3", null)]
    [InlineData("12,34", null), InlineData("1,0000", null), InlineData(",100", null), InlineData("1.5,000", null)]
    public void Amount_is_read_in_whole_cents(string text, long? units) => Assert.Equal(units, Currency.Read(text, "USD"));
}
