namespace Tracker.Import.Sample;

/// <summary>A step whose operation is derived from its record, compartment, sender and content.</summary>
internal static class SampleStep
{
    public static ImportStep Of(ActorId actor, CompartmentId compartment, ParticipantId by, Command command)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        var content = Encoding.UTF8.GetString(codec.Encode(command));
        var operation = Fingerprint.Operation("sample", actor.Value, compartment.Value, by.Value, codec.NameOf(command).Name, content);
        return new ImportStep(actor, compartment, operation, command, by);
    }
}
