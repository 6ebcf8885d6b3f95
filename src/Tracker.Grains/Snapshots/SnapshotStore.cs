namespace Tracker.Grains;

/// <summary>The bytes of a <see cref="SnapshotEnvelope"/>, as grain state.</summary>
[GenerateSerializer, Alias("tracker.snapshot")]
public sealed class SnapshotBytes
{
    [Id(0)] public byte[] Bytes { get; set; } = [];
}

/// <summary>Snapshots in Orleans' grain storage. Not an <c>IPersistentState</c>, so that a failing store or unreadable bytes never keep a record from
/// opening.</summary>
internal sealed class SnapshotStore(IGrainStorage storage, ActorId actor, RecordKind kind, ISeal? seal)
{
    /// <summary>The provider stores only the key of a grain, so the key is the whole actor and no two kinds share a row.</summary>
    private readonly GrainId place = GrainId.Create(SnapshotPlace.StateName, actor.Value);

    private readonly GrainState<SnapshotBytes> state = new(new SnapshotBytes());
    private bool writing;

    public long Version { get; private set; }

    public async Task<RecordSnapshot?> Read()
    {
        await storage.ReadStateAsync(SnapshotPlace.StateName, place, state);
        if (!state.RecordExists || SnapshotSeals.Read(kind, state.State!.Bytes, seal) is not { } snapshot) return null;
        (Version, state.State) = (snapshot.Version, new SnapshotBytes());
        return snapshot;
    }

    /// <summary>The stored snapshot is not one of this history: the next one replaces it, whatever its version.</summary>
    public void Disown() => Version = 0;

    /// <summary>Writes the snapshot unless a write is under way. Throws if the store fails, which is harmless.</summary>
    public async Task Write(RecordSnapshot snapshot)
    {
        if (writing || snapshot.Version <= Version) return;
        writing = true;
        try
        {
            state.State = new SnapshotBytes { Bytes = SnapshotSeals.Write(kind, snapshot, seal) };
            await storage.WriteStateAsync(SnapshotPlace.StateName, place, state);
            Version = snapshot.Version;
        }
        finally
        {
            (writing, state.State) = (false, new SnapshotBytes());
        }
    }
}

/// <summary>Stores snapshot bytes as they are, without a type name.</summary>
public sealed class SnapshotSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => BinaryData.FromBytes(((SnapshotBytes)(object)input!).Bytes);
    public T Deserialize<T>(BinaryData input) => (T)(object)new SnapshotBytes { Bytes = input.ToArray() };
}
