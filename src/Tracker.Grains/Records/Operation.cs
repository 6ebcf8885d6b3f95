namespace Tracker.Grains;

/// <summary>A decided command on its way to the log.</summary>
internal sealed record Operation(
    OperationId Id, ParticipantId By, Append Append, RecordSnapshot After, AccessList Access, IReadOnlyList<CommittedEvent> Events, OutcomeMessage Outcome)
{
    public Task Commit { get; set; } = Task.CompletedTask;
    public TaskCompletionSource<OutcomeMessage> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>An event on its way to viewers.</summary>
/// <param name="Row">The stored row; its actor version is only for servers.</param>
/// <param name="Text">For a change of a co-edited text: the bytes for editors.</param>
public sealed record CommittedEvent(StoredEvent Row, ReadOnlyMemory<byte>? Text = null)
{
    private byte[]? wire;

    public long ActorVersion => Row.Version;
    public CompartmentId Compartment => Row.Compartment;
    public long Version => Row.CompartmentVersion;

    /// <summary>About how many bytes it uses in memory.</summary>
    public int Weight => Row.Payload.Length + 200;

    /// <summary>JSON of a <see cref="WireEvent"/>.</summary>
    public byte[] Wire => wire ??= JsonSerializer.SerializeToUtf8Bytes(Message, WireJson.Strict.WireEvent);

    public WireEvent Message => new(Row.Name, Row.Schema, Row.Operation, Row.Participant, Row.RecordedAt, new RawJson(Row.Payload), Row.OnBehalfOf);
    public static CommittedEvent Of(StoredEvent row, Event happened) => new(row, (happened as TextChanged)?.Binary);
    public EventLine Line => Text is { } text
        ? new EventLine(null, text.ToArray(), Row.Operation, Row.Participant, Row.RecordedAt)
        : new EventLine(Wire, null, default, default, default);
}
