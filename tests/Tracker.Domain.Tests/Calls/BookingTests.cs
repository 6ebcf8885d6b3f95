using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Testing;
using static Tracker.Domain.Tests.Calls.CallBench;

namespace Tracker.Domain.Tests.Calls;

/// <summary>An award in the ledger of the program that pays for it.</summary>
public sealed class BookingTests
{
    private static readonly DateOnly Day = new(2026, 9, 11);
    private readonly CallBench call = new();
    private readonly RecordBench program = new(new ProgramKind(), Money.Program, Start);

    public BookingTests()
    {
        Post(CompartmentId.Delegation, new AddProgram("Quantum"));
        Post(CompartmentId.Delegation, new AddStream(
            Money.Stream, "Small businesses", new Reference("ITU-T SG13", ActorId.Parse("committee/itu-t/sg13")),
            new(PartialDate.Parse("2026-01"), PartialDate.Parse("2027-12"))));
        Post(CompartmentId.Program, new AddFund(new(
            Money.Fund, "FY 2026", "USD", 100_000_00, new(2026, 1, 1), new(2026, 12, 31), new(2026, 1, 1), new(2026, 12, 31))));
        call.Agree(Application(units: 20_000_00));
        Assert.Null(call.Manage(new DecideApplication(App, new(20_000_00, "Agreed"))));
    }

    [Fact]
    public void Award_is_committed_and_obligated_once_and_what_is_not_spent_returns_to_the_stream()
    {
        Assert.Equal([Flow.Commitment, Flow.Obligation], Missing().Select(m => m.Flow));
        Book();
        Assert.Empty(Missing());
        Assert.Equal(new Balance(0, 20_000_00, 20_000_00, 0), Balance.Of(Ledger.Entries));
        call.Manage(new EndAward(App, new(EndedAs.DroppedOut, 8_000_00, "The expert left")));
        Assert.Equal([(Flow.Deobligation, 12_000_00L)], Missing().Select(m => (m.Flow, m.Amount.Units)));
        Book();
        Assert.Equal(new Balance(0, 20_000_00, 8_000_00, 0), Balance.Of(Ledger.Entries));
    }

    [Fact]
    public void Award_that_two_managers_book_at_once_is_in_the_ledger_once()
    {
        var both = Missing().Concat(Missing()).ToList();
        foreach (var entry in both) program.Send(Manager, CompartmentId.Program, entry);
        Assert.Equal(2, Ledger.Entries.Length);
    }

    [Fact]
    public void Award_that_was_spent_whole_returns_nothing()
    {
        Book();
        call.Manage(new EndAward(App, new(EndedAs.Finished, 20_000_00, "Three meetings")));
        Assert.Empty(Missing());
    }

    private ProgramRecord Ledger => program.In<ProgramRecord>(CompartmentId.Program)!;

    private List<PostEntry> Missing() => [.. Booking.Missing(Terms, Money, call.Program.Find(App)!, Ledger.Entries, Day)];

    private void Book() => Missing().ForEach(m => Post(CompartmentId.Program, m));

    private void Post(CompartmentId at, Command command)
    {
        program.Now = new(2026, 9, 12, 9, 0, 0, TimeSpan.Zero);
        Assert.Null(program.Send(Manager, at, command).Rejection);
    }
}
