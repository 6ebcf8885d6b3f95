using Tracker.Domain.Parts;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Programs;

/// <summary>A program with a fund of 1,000.00 USD, a stream, a head and a reader who are named.</summary>
internal sealed class ProgramBench
{
    public static readonly CompartmentId Open = CompartmentId.Delegation, Closed = CompartmentId.Program;
    public static readonly ActorId Item = ActorId.Parse("work-item/itu-t/qkd");
    public static readonly EntityId Fund = EntityId.Parse("f1"), Line = EntityId.Parse("s1"), Other = EntityId.Parse("s2");
    public static readonly Principal Manager = Someone("manager", "program"), Head = Someone("head", "org/acme"), Reader = Someone("reader", "org/acme"),
        Official = Someone("official", "office/trade");

    public static readonly DateOnly First = new(2026, 10, 1), Last = new(2027, 9, 30);

    private readonly RecordBench bench = new(new ProgramKind(), ActorId.Parse("program/quantum"), new(2027, 9, 30, 12, 0, 0, TimeSpan.Zero))
    {
        Pace = TimeSpan.FromMilliseconds(1),
    };

    public ProgramBench()
    {
        Accept(Manager, Open, new AddProgram("Quantum", "United States"));
        Accept(Manager, Open, new NameHeads(Addressees.None, new([new(Head.Id, GroupId.Parse("org/acme"))])));
        Accept(Manager, Open, new NameReaders(Addressees.None, new([new(Reader.Id, GroupId.Parse("org/acme"))])));
        Accept(Manager, Open, Streaming(Line));
        Accept(Manager, Closed, new AddFund(Money));
    }

    public static Fund Money { get; } = new(Fund, "FY 2027", "USD", 100_000, First, Last, First, Last);

    public RecordBench Bench => bench;

    public ProgramRecord Coverage => bench.In<ProgramRecord>(Open)!;
    public ProgramRecord Ledger => bench.In<ProgramRecord>(Closed)!;

    public static AddStream Streaming(EntityId id, string from = "2026-01", string to = "2027-12") =>
        new(id, "Expert", new Reference("QKD item", Item), new(PartialDate.Parse(from), PartialDate.Parse(to)), new Reference("Kim"));

    public static PostEntry Post(Flow flow, long units, DateOnly? on = null, EntityId? stream = null) => new(
        flow, on ?? Last, Fund, [new Share(EntityId.New(), stream ?? Line)], new Amount(units, "USD"), "Travel");

    public Rejection? Send(Principal who, CompartmentId at, Command command) => bench.Send(who, at, command).Rejection;

    public Rejection? Send(LedgerCommand command) => Send(Manager, Closed, command);

    public void Accept(Principal who, CompartmentId at, Command command) => Assert.Null(Send(who, at, command));

    public void Accept(LedgerCommand command) => Accept(Manager, Closed, command);

    public static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);
}
