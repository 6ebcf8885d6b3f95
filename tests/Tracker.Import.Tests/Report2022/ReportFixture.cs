using System.Collections.Immutable;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Import.Report2022;

namespace Tracker.Import.Tests.Report2022;

/// <summary>The shipped files read once, and their commands applied to records in memory in the order of the live record.</summary>
public sealed class ReportFixture
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "report-2022");
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public ImportReading Reading { get; } = ReportReader.Read(Folder);
    internal Ledger Ledger { get; } = new();

    public ReportFixture()
    {
        foreach (var step in Reading.Steps) Ledger.Apply(step);
    }

    public SubjectState Facts(string actor) => (SubjectState)Ledger.Records[ActorId.Parse(actor)].Compartments[CompartmentId.Record].State;
}

/// <summary>Records in memory, driven as the live record drives them.</summary>
internal sealed class Ledger
{
    private readonly HashSet<OperationId> operations = [];

    public Dictionary<ActorId, RecordState> Records { get; } = [];
    public List<(ImportStep Step, Rejection Rejection)> Rejected { get; } = [];
    public int Skipped { get; private set; }

    /// <summary>Who the participants are; the program itself holds the administration.</summary>
    public Dictionary<ParticipantId, Principal> Principals { get; } = new()
    {
        [ParticipantId.System] = new Principal(ParticipantId.System, "Tracker", [new Membership(GroupId.Administration)]),
    };

    public void Apply(ImportStep step)
    {
        if (!operations.Add(step.Operation))
        {
            Skipped++;
            return;
        }
        var kind = TrackerKinds.All.Of(step.Actor)!;
        var record = Records.GetValueOrDefault(step.Actor, RecordState.Empty);
        var (command, malformed) = kind.Codec.DecodeCommand(kind.Codec.NameOf(step.Command).Name, kind.Codec.Encode(step.Command));
        var standing = Standing.Of(Principals[step.By], kind.AccessListOf(record), DateOnly.FromDateTime(ReportFixture.Now.UtcDateTime));
        var decision = Turn.Judge(
            new TurnContext(kind, step.Actor, record, standing, ReportFixture.Now), new Submission(step.Compartment, command, Malformed: malformed));
        if (decision.Rejection is { } rejection) Rejected.Add((step, rejection));
        else (record, _) = Turn.Apply(kind, record, decision.Events, new Stamp(step.Operation, step.By, null, ReportFixture.Now));
        if (record.Exists) Records[step.Actor] = record;
    }
}
