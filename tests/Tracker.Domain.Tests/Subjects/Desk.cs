using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Subjects;

/// <summary>One record driven by hand: the order of the live record (rights, forbids, decide, evolve) without storage.</summary>
internal sealed class Desk(RecordKind kind)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    public static readonly Principal Expert = Someone("expert", "org/north-star");
    public static readonly Principal Rival = Someone("rival", "org/southern-cross");
    public static readonly Principal Liaison = Someone("liaison", "office/commerce");
    public static readonly Principal Manager = Someone("manager", "program");
    public static readonly Principal Administrator = Someone("admin", "administration");
    public static readonly Principal Guest = Someone("guest");
    public static readonly Principal TheProgram = new(ParticipantId.System, "Tracker", []);

    private readonly RecordBench bench = new(kind, ActorId.Parse(kind.Name + "/one"), Now) { Pace = TimeSpan.Zero };
    private int claims;

    public RecordKind Kind => kind;
    public RecordState Record => bench.Record;
    public IReadOnlyList<Recorded> History => bench.Log;
    public SubjectState Facts => At(CompartmentId.Record);

    public static Principal Someone(string id, params string[] groups) =>
        new(ParticipantId.Parse(id), id, [.. groups.Select(g => new Membership(GroupId.Parse(g)))]);

    public static Source From(string quote = "as the source says") => new("A report", quote, "section 1");
    public static PartialInterval On(string date) => new(PartialDate.Parse(date));
    public static EntityId Id(string id) => EntityId.Parse(id);

    public static Desk Opened(RecordKind kind, string? body = "ISO/IEC JTC 1", string title = "A work item")
    {
        var desk = new Desk(kind);
        Assert.Null(desk.Send(Expert, new OpenSubject(Id("title"), title, From(), body)));
        return desk;
    }

    public SubjectState At(CompartmentId compartment) => bench.In<SubjectState>(compartment) ?? SubjectState.Empty;

    public Rejection? Send(Principal by, Command command, CompartmentId? at = null) => bench.Send(by, at ?? CompartmentId.Record, command).Rejection;

    public Rejection? Claim(Statement statement, string? date = null, string? id = null, Principal? by = null, bool imported = false,
        Hearsay? hearsay = null) =>
        Send(by ?? Expert, new RecordClaim(new Assertion(Id(id ?? $"c{++claims}"), statement, From(), date is null ? null : On(date), hearsay), imported));

    public Rejection? Reach(string status, string? date = null, bool gap = false, Principal? by = null, bool imported = false, string? id = null) =>
        Claim(new StatusReached(StatusCode.Parse(status), gap), date, id, by, imported);
}
