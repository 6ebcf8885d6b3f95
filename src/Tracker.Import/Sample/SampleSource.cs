using Tracker.Domain.Sources;

namespace Tracker.Import.Sample;

/// <summary>The study as a source. Its text does not come with the sample: once somebody adds it, each fact shows its words.</summary>
public static class SampleSource
{
    public static readonly ActorId Actor = ActorId.Parse("source/report-2022");

    public static ImportStep Step() =>
        SampleStep.Of(Actor, CompartmentId.Record, ParticipantId.System, new AddSource(Report2022.ReportReader.Document, Language: "en"));
}
