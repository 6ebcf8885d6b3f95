namespace Tracker.Grains;

/// <summary>A decided command on its way to the log.</summary>
internal sealed class Operation(
    OperationId id, ParticipantId by, Append append, RecordSnapshot after, AccessList access, IReadOnlyList<CommittedEvent> events, OutcomeMessage outcome)
{
    public OperationId Id => id;
    public ParticipantId By => by;
    public Append Append => append;
    public RecordSnapshot After => after;
    public AccessList Access => access;
    public IReadOnlyList<CommittedEvent> Events => events;
    public OutcomeMessage Outcome => outcome;
    public Task Commit { get; set; } = Task.CompletedTask;
    public TaskCompletionSource<OutcomeMessage> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>An event as it goes to viewers.</summary>
/// <param name="Row">As stored; its actor version is for servers only.</param>
/// <param name="Text">For a change of a co-edited text: the bytes that those who type get.</param>
public sealed record CommittedEvent(StoredEvent Row, ReadOnlyMemory<byte>? Text = null)
{
    private byte[]? wire;

    public long ActorVersion => Row.Version;
    public CompartmentId Compartment => Row.Compartment;
    public long Version => Row.CompartmentVersion;

    /// <summary>About as many bytes as it keeps in memory.</summary>
    public int Weight => Row.Payload.Length + 200;

    /// <summary>JSON of a <see cref="WireEvent"/>.</summary>
    public byte[] Wire => wire ??= JsonSerializer.SerializeToUtf8Bytes(Message, WireJson.Strict.WireEvent);

    public WireEvent Message => new(Row.Name, Row.Schema, Row.Operation, Row.Participant, Row.RecordedAt, new RawJson(Row.Payload), Row.OnBehalfOf);
    public static CommittedEvent Of(StoredEvent row, Event happened) => new(row, (happened as TextChanged)?.Binary);
    public EventLine Line => Text is { } text ? new EventLine(null, text.ToArray(), Row.Operation, Row.Participant, Row.RecordedAt) : new EventLine(Wire, null, default, default, default);
}
