using System.Text.Json;
using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Subjects;

public sealed class SubjectReplayTests
{
    private static readonly Principal[] Senders = [Desk.Expert, Desk.Rival, Desk.Liaison, Desk.Manager, Desk.Administrator, Desk.Guest];
    private static readonly CompartmentId[] Places =
    [
        CompartmentId.Record, CompartmentId.Government, CompartmentId.Program,
        CompartmentId.Organization("north-star"), CompartmentId.Organization("southern-cross"),
    ];

    [Fact]
    public void Any_play_is_the_same_record_again_from_its_written_events_and_from_any_snapshot_of_it() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 10], Gen.Int[0, 6], Gen.Int[0, 30]).Array[1, 80].Sample(moves =>
        {
            var desk = Desk.Opened(WorkItem.Kind);
            var snapshots = new List<(RecordState Record, int At)>();
            foreach (var (who, where, what, id, statement) in moves)
            {
                snapshots.Add((desk.Record, desk.History.Count));
                var before = desk.Record;
                if (desk.Send(Senders[who], Command(what, $"e{id}", $"e{statement % 7}", Samples.Statements[statement]), Places[where]) is not null)
                    Assert.Same(before, desk.Record);
            }
            var written = Write(desk.Record);
            foreach (var (record, at) in snapshots.Append((RecordState.Empty, 0)))
                Assert.Equal(written,
                    Write(desk.History.Skip(at).Aggregate(Read(Write(record)), (state, recorded) => state.Apply(desk.Kind, Reread(recorded)))));
        }, iter: 60);

    private static Command Command(int what, string id, string other, Statement statement) => what switch
    {
        0 or 1 => new RecordClaim(new Assertion(Desk.Id(id), statement, Desk.From())),
        2 => new SupersedeClaim(Desk.Id(other), new Assertion(Desk.Id(id), statement, Desk.From()), "better"),
        3 => new WithdrawClaim(Desk.Id(id), "wrong"),
        4 => new PreferClaim(Desk.Id(id), "because"),
        5 => new MarkRemovedByBody(Desk.Id(id), "removed"),
        6 => new AddNote(Desk.Id(id), "note"),
        7 => new EditNote(Desk.Id(id), new Edit("note", other)),
        8 => new RaiseConcern(Desk.Id(id), ConcernKind.Security, "why"),
        9 => new AnswerConcern(Desk.Id(id), Desk.Id(other), "because"),
        _ => new WithdrawConcern(Desk.Id(id)),
    };

    private static readonly RecordKind Kind = WorkItem.Kind;

    private static Recorded Reread(Recorded recorded)
    {
        var (name, schema) = Kind.Codec.NameOf(recorded.Event);
        return recorded with { Event = Kind.Codec.DecodeEvent(name, schema, Kind.Codec.Encode(recorded.Event)) };
    }

    private static Dictionary<CompartmentId, (long Version, string Json)> Write(RecordState record) =>
        record.Compartments.ToDictionary(c => c.Key, c => (c.Value.Version, JsonSerializer.Serialize(c.Value.State, Kind.StateInfo)));

    private static RecordState Read(Dictionary<CompartmentId, (long Version, string Json)> written) => written.Aggregate(RecordState.Empty, (record, c) =>
        new RecordState(record.Compartments.SetItem(c.Key, new CompartmentState(c.Value.Version, JsonSerializer.Deserialize(c.Value.Json, Kind.StateInfo)!))));
}
